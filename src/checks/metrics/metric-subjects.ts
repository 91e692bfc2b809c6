import { append } from '../../graph/append.js';
import type { Graph } from '../../graph/graph.js';
import { namespaceOf } from '../../graph/object.js';
import { perGraph } from '../../graph/per-graph.js';
import type { Rule } from '../../graph/prometheus-rules.js';
import { exporters } from '../../monitoring/exporters/all.js';
import type { Metric } from '../../monitoring/metric.js';
import { didYouMean } from '../../problem.js';
import { analyse } from '../../promql/analysis.js';
import { literal, type Matchers } from '../../promql/matcher.js';
import { knownMetrics } from './known-metrics.js';

/** The kinds of the objects that metrics of exporters are about. */
export const subjectKinds: readonly string[] = Object.freeze([
  ...new Set(exporters.flatMap(metrics => Object.values<Metric>(metrics)).flatMap(({ about }) => about?.kind ?? [])),
]);

/** The metrics of a rule's expression that are about objects which are not there, each with what is missing. */
export function* withoutSubject(
  graph: Graph,
  { object, expr }: Rule,
): Generator<readonly [metric: string, missing: string]> {
  if (graph.intents('metrics').length === 0) return;
  const metrics = knownMetrics(graph);
  for (const { metric: series = '', matchers } of analyse(expr).selections) {
    const known = metrics.get(series);
    const metric = known?.length === 1 ? known[0]!.metric : undefined;
    if (!metric?.about) continue;
    const missing = missingFrom(graph, metric, matchers, namespaceOf(object));
    if (missing !== undefined) yield [metric.name, missing];
  }
}

function missingFrom(graph: Graph, metric: Metric, matchers: Matchers, own: string): string | undefined {
  const { kind, label } = metric.about!;
  if (graph.ofKind(kind).length === 0) return `there is no ${kind}`;
  const namespace = literal(matchers[metric.namespaceLabel ?? 'namespace']);
  const names = namesOf(graph).get(`${kind}/${namespace}`);
  // Of other namespaces the graph may know a part.
  if (!names) return namespace === own ? `namespace "${namespace}" has no ${kind}` : undefined;
  const name = literal(matchers[label]);
  if (name === undefined || names.includes(name)) return undefined;
  return `namespace "${namespace}" has no ${kind} "${name}".${didYouMean(name, names)}`;
}

/** The names of the objects that metrics are about: `Ingress/shop`. */
const namesOf = perGraph(graph => {
  const found = new Map<string, string[]>();
  for (const kind of subjectKinds)
    for (const object of graph.ofKind(kind)) append(found, `${kind}/${namespaceOf(object)}`, object.name);
  return found;
});
