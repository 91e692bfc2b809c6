import { dashboards } from '../../graph/dashboards.js';
import type { Graph } from '../../graph/graph.js';
import type { Manifest } from '../../graph/object.js';
import { subjectKinds } from './metric-subjects.js';
import '../../monitoring/alerts/declared.js';

/** Every object of these kinds counts with all that is in it. */
const deciding = ['PrometheusRule', 'AlertmanagerConfig', 'Alertmanager', 'Prometheus', ...subjectKinds];

/** Everything that rules and dashboards depend on, the metrics that are exposed among it: the same while nothing of it changes. */
export function ruleFacts(graph: Graph): readonly unknown[] {
  const manifests = new Set<Manifest>(
    [...deciding.flatMap(kind => graph.ofKind(kind)), ...dashboards(graph).map(({ object }) => object)].map(
      ({ manifest }) => manifest,
    ),
  );
  return [...manifests, ...graph.intents('metrics').flatMap(({ value: { metrics, interval } }) => [metrics, interval])];
}
