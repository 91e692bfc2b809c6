import type { ScopedAlert } from '../alerts/alert.js';
import type { RuleGroup } from '../alerts/rule-group.js';
import type { Scope } from '../scope.js';
import { burnRate, fastBurn, slowBurn } from './burn-rate.js';
import type { Objective } from './objective.js';
import { recordingGroups } from './recordings.js';

/** Everything that follows from an objective: what is recorded, and who receives an alert when. */
export function sloGroups(objective: Objective, scope: Scope): readonly RuleGroup[] {
  const alerts = [...burnAlerts(objective, scope), ...absentAlerts(objective, scope)];
  return [
    ...recordingGroups(objective, scope),
    { name: `${scope.job}-slo-${objective.name}-alerts`, recordings: [], alerts },
  ];
}

function burnAlerts(objective: Objective, scope: Scope): readonly ScopedAlert[] {
  const { name, target, sli } = objective;
  const promise = `${target} of the events of ${scope.job} ${sli.good}`;
  const description = '{{ $value | humanizePercentage }} of the events are bad.';
  const steps = [
    'Look at the row of this objective on the dashboard: when it began, and what changed then.',
    'Find out which label of the metric the bad events have in common.',
  ];
  return [
    {
      name: 'SLOErrorBudgetBurnFast',
      ...burnRate(objective, fastBurn, scope),
      severity: 'critical',
      labels: { slo: name },
      summary: `Objective ${name} of ${scope.job} uses up its budget within days`,
      description: `${description} At this pace the month's budget is gone in five days at the most.`,
      runbook: { impact: `The promise that ${promise} is about to be broken.`, steps },
    },
    {
      name: 'SLOErrorBudgetBurnSlow',
      ...burnRate(objective, slowBurn, scope),
      severity: 'warning',
      labels: { slo: name },
      summary: `Objective ${name} of ${scope.job} uses up its budget before the month is over`,
      description: `${description} At this pace the budget does not last for 30 days.`,
      runbook: { impact: `The promise that ${promise} will not be kept this month.`, steps },
    },
  ];
}

/** Without its metric an objective is silent, whatever happens. */
function absentAlerts({ name, sli }: Objective, scope: Scope): readonly ScopedAlert[] {
  return Object.entries(sli.inputs(scope)).map(([metric, series]) => ({
    name: 'SLOMetricAbsent',
    expr: `absent(${series})`,
    threshold: 'no such series',
    metrics: [sli.metric],
    test: {
      lingers: 'until good',
      feed: ({ level, namespace }) =>
        level > 1
          ? []
          : [{ name: metric, labels: sli.examples({ ...scope, namespace })[metric]!, value: { stays: 1 } }],
    },
    for: '10m',
    severity: 'warning',
    labels: { slo: name, metric },
    summary: `Objective ${name} of ${scope.job} has no data`,
    description: `There is no ${metric}: the objective cannot be judged, and its alerts are silent.`,
    runbook: {
      impact: 'None by itself, but nobody will be told when the objective is missed.',
      steps: ['Look whether the component is scraped, and whether the metric or its labels were renamed.'],
    },
  }));
}
