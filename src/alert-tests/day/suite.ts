import type { Fleet } from '../../fleet/fleet.js';
import { at as fieldAt, fieldsOf, listOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { rules } from '../../graph/prometheus-rules.js';
import { formatLabels } from '../../monitoring/alert-test/values.js';
import type { Problem } from '../../problem.js';
import { visitEnvironments } from '../../synth/environments.js';
import { day, outageOfDatabase, type Phase, phases } from './timeline.js';
import { dayValues } from './values.js';
import { objectiveIsMeasured, worldOf } from './world.js';

/** The day of one system: its rules as they are rendered, and the test that plays it. */
export interface Day {
  /** `production/codeai` */
  readonly path: string;
  readonly groups: readonly { readonly name: string }[];
  readonly test: unknown;
}

/** A day of every system of the fleet that has alerts. @throws UsageError for an unknown environment or system */
export function days(
  fleet: Fleet,
  { environment, system }: { readonly environment?: string; readonly system?: string },
): { readonly days: readonly Day[]; readonly problems: readonly Problem[] } {
  if (system !== undefined) fleet.system(system);
  const found: Day[] = [];
  const problems = visitEnvironments(fleet, { environment }, (each, graph) => {
    for (const name of Object.keys(fleet.systems)) {
      const played = system === undefined || system === name ? dayOf(graph, name) : undefined;
      if (played) found.push({ path: `${each.name}/${name}`, ...played });
    }
  });
  return { days: found, problems };
}

function dayOf(graph: Graph, system: string): Omit<Day, 'path'> | undefined {
  const objects = graph.ofKind('PrometheusRule').filter(({ unit }) => unit?.system === system);
  const groups = objects.flatMap(({ manifest, namespace }) =>
    listOf(fieldAt(manifest, 'spec')['groups']).map(group => ({
      ...fieldsOf(group),
      name: `${namespace}/${fieldsOf(group)['name']}`,
    })),
  );
  const declared = graph
    .intents('alert')
    .map(({ value }) => value)
    .filter(alert => alert.system === system);
  if (declared.length === 0) return undefined;
  const expressions = rules(graph)
    .filter(({ object }) => object.unit?.system === system)
    .map(({ expr }) => expr);
  // What the pages of these phases come from: where nothing counts requests, nothing knows that they fail.
  const isMeasured = declared.some(({ alert }) => alert.name === objectiveIsMeasured);
  const series = worldOf(declared, errorsIn(expressions));
  return {
    groups,
    test: {
      name: system,
      interval: '1m',
      input_series: series.map(({ name, labels, at }) => ({
        series: `${name}${formatLabels(labels)}`,
        values: dayValues(at, day),
      })),
      promql_expr_test: Object.values(phases).map(phase => expectation({ ...phase, paged: phase.paged && isMeasured })),
    },
  };
}

/** The pages of a phase: none, or at least one while it goes on; an outage that goes on is paged to its end. */
function expectation({ name, from, to, paged }: Phase) {
  const page = 'ALERTS{alertstate="firing",severity="critical"}';
  if (!paged)
    return {
      expr: `count by (alertname, component) (max_over_time(${page}[${to - from}m]))`,
      eval_time: `${to}m`,
      exp_samples: [],
    };
  // The slowest page waits for five minutes and for the window that it evaluates.
  const wait = 15;
  const minutes = (name === phases.database.name ? outageOfDatabase : to - from) - wait - 1;
  return {
    expr: `count_over_time(count(${page})[${minutes}m:1m]) >= bool ${minutes}`,
    eval_time: `${from + wait + minutes}m`,
    exp_samples: [{ labels: '{}', value: 1 }],
  };
}

/** The label and value that distinguish failed events, as the expressions have it: `status_code=~"5.."`. */
const errorsIn =
  (expressions: readonly string[]) =>
  (metric: string): readonly [string, string] | undefined => {
    for (const expr of expressions) {
      const [, label] = new RegExp(`\\b${metric}\\{[^}]*?(\\w+)=~"5\\.\\."`).exec(expr) ?? [];
      if (label !== undefined) return [label, '500'];
    }
    return undefined;
  };
