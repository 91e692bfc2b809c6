import { selector } from '../../promql/matcher.js';
import type { Recording, RuleGroup } from '../alerts/rule-group.js';
import type { Scope } from '../scope.js';
import { toText } from './decimal.js';
import { budgetOf, type Objective } from './objective.js';

/** Windows that are counted from the metric itself, and those that are added up from what was recorded. */
const short = ['5m', '30m', '1h', '2h', '6h'] as const;
const long = ['1d', '3d', '30d'] as const;
export type Window = (typeof short)[number] | (typeof long)[number];

/** The labels of everything recorded for an objective. */
export const sloLabels = ({ name }: Objective, { namespace, job }: Scope) => ({
  namespace,
  service: job,
  slo: name,
});

/** A recorded series: the window is in its name, so that two windows match one another. */
export const recordedSeries = (name: string, objective: Objective, scope: Scope) =>
  selector(name, sloLabels(objective, scope));

export const errorRatioOf = (window: Window) => `slo:sli_error:ratio_rate${window}`;
export const remainingBudget = 'slo:error_budget:remaining_ratio';
/** Bad events per second, over the windows in which they are counted. */
export const badEventsOf = (window: '1h' | '6h') => `slo:sli_error:rate${window}`;
const errorRate = 'slo:sli_error:rate5m';
const totalRate = 'slo:sli_total:rate5m';

/** The groups that record how an objective is doing. */
export function recordingGroups(objective: Objective, scope: Scope): readonly RuleGroup[] {
  const { sli, name } = objective;
  const labels = sloLabels(objective, scope);
  const record = (series: string, expr: string): Recording => ({ record: series, expr, labels });
  const sampled = (series: string, window: Window) =>
    `sum_over_time(${recordedSeries(series, objective, scope)}[${window}])`;
  const group = `${scope.job}-slo-${name}`;
  return [
    {
      name: group,
      interval: '30s',
      alerts: [],
      recordings: [
        ...short.map(window =>
          record(errorRatioOf(window), `${sli.bad(scope, window)}\n/ (${sli.total(scope, window)} > 0)`),
        ),
        record(errorRate, sli.bad(scope, '5m')),
        record(totalRate, sli.total(scope, '5m')),
        ...(['1h', '6h'] as const).map(window => record(badEventsOf(window), sli.bad(scope, window))),
      ],
    },
    {
      name: `${group}-period`,
      interval: '1m',
      alerts: [],
      recordings: [
        // Every event counts alike: an average of ratios would give a quiet night the weight of a busy day.
        ...long.map(window =>
          record(errorRatioOf(window), `${sampled(errorRate, window)}\n/ (${sampled(totalRate, window)} > 0)`),
        ),
        record(
          remainingBudget,
          `1 - ${recordedSeries(errorRatioOf('30d'), objective, scope)} / ${toText(budgetOf(objective))}`,
        ),
      ],
    },
  ];
}
