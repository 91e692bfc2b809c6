import { type Workload, workloadsOf } from '../../connectivity/workloads.js';
import { textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { replicasOf } from '../../graph/scaling.js';
import { stores } from '../../graph/stores.js';
import { podMakers } from '../../graph/workload.js';
import type { Connections } from './connections.js';
import { type PlaceOf, systemOf } from './place.js';
import type { NodeKind, ReportNode } from './report.js';

/** The id of the node that routes come from; `plainsail connections` prints it as well. */
export const wayInId = '{ingress-controller}';

/** A node for each workload of a graph, in declared order. */
export function workloadNodes(
  graph: Graph,
  connections: Pick<Connections, 'unprotected' | 'toCluster'>,
  hosts: ReadonlyMap<string, readonly string[]>,
  placeOf: PlaceOf,
): readonly ReportNode[] {
  const kept = new Set(stores(graph).map(({ workload }) => workload.object));
  const makers = new Map(podMakers(graph).map(maker => [maker.object, maker]));
  return workloadsOf(graph).map((workload): ReportNode => {
    const { id, name, kind, namespace, object } = workload;
    const maker = makers.get(object);
    const images = (maker?.containers ?? []).flatMap(({ fields }) => textOf(fields['image']) ?? []);
    const own = textOf(object.manifest['spec'] && (object.manifest['spec'] as { imageName?: unknown }).imageName);
    return {
      id,
      kind: kindOf(workload, kept.has(object)),
      label: name,
      about: kind,
      namespace,
      system: systemOf(object),
      images: [...new Set(own === undefined ? images : [own, ...images])],
      replicas: maker && !isJob(kind) && kind !== 'DaemonSet' ? replicasOf(graph, maker) : undefined,
      publicAt: hosts.get(id) ?? [],
      openToCluster: connections.toCluster.get(id),
      unprotected: connections.unprotected.get(id) ?? [],
      ranges: [],
      ...placeOf(object),
    };
  });
}

const isJob = (kind: string): boolean => kind === 'Job' || kind === 'CronJob';

/** Images of servers that keep state, by the last part of their repository. */
const servers =
  /(^|\/)(postgres(ql)?|mysql|mariadb|mongo(db)?|redis|valkey|memcached|rabbitmq|kafka|elasticsearch|opensearch|cassandra|minio|etcd|clickhouse(-server)?|nats)([:@]|$)/;

function kindOf({ kind, object }: Workload, isStore: boolean): NodeKind {
  if (isStore || (kind === 'StatefulSet' && runsServer(object.manifest))) return 'store';
  if (isJob(kind)) return 'job';
  return runsServer(object.manifest) ? 'store' : 'component';
}

function runsServer(manifest: unknown): boolean {
  const [first] = [...JSON.stringify(manifest).matchAll(/"image":"([^"\\]*)"/g)];
  return first !== undefined && servers.test(first[1] ?? '');
}
