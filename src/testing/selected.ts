import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { podMakers } from '../graph/workload.js';

/**
 * The objects that a text names: `Deployment` for all of a kind, `Deployment/api` or `Deployment shop/api` for one, as
 * `--accept` takes them; `api` for workloads of that name, whatever their kind.
 */
export function selected(graph: Graph, named: string): readonly GraphObject[] {
  const [, kind = named, namespace, name] = /^([A-Z][^/ ]*)(?: ([^/]+))?(?:\/(.+))?$/.exec(named) ?? [];
  if (!/^[A-Z]/.test(named)) {
    return [...new Set(podMakers(graph).map(({ object }) => object))].filter(object => object.name === named);
  }
  return graph
    .ofKind(kind)
    .filter(object => name === undefined || object.name === name)
    .filter(object => namespace === undefined || object.namespace === namespace);
}
