import { fieldsOf, listOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import { perGraph } from '../graph/per-graph.js';
import { specsOf } from './cilium.js';
import { dnsPorts } from './name-resolution.js';
import { otherPolicies } from './policy.js';

/** Whether policies of another kind than NetworkPolicy may open connections to or from the pods of a namespace. */
export const mayOpen = (graph: Graph, namespace: string): boolean => {
  const { everywhere, namespaces } = opening(graph);
  return everywhere || namespaces.has(namespace);
};

const opening = perGraph(graph => {
  const found = otherPolicies(graph).filter(object => !opensOnlyNames(object));
  return {
    everywhere: found.some(({ namespace, kind }) => namespace === undefined && kind !== 'CiliumNetworkPolicy'),
    namespaces: new Set(found.map(namespaceOf)),
  };
});

const named = new Set(['toFQDNs', 'toPorts']);

/** A policy of Cilium for hosts by their names, the API server, and the name servers that answer. */
const opensOnlyNames = (object: GraphObject): boolean =>
  object.kind === 'CiliumNetworkPolicy' &&
  specsOf(object).every(
    ([, { ingress, egress }]) => listOf(ingress).length === 0 && listOf(egress).map(fieldsOf).every(isForNames),
  );

function isForNames(rule: Readonly<Record<string, unknown>>): boolean {
  if (Object.keys(rule).every(key => named.has(key)) && rule['toFQDNs'] !== undefined) return true;
  const entities = listOf(rule['toEntities']);
  if (entities.length > 0) return entities.every(entity => entity === 'kube-apiserver');
  const ports = listOf(rule['toPorts']).flatMap(each => listOf(fieldsOf(each)['ports']));
  return ports.length > 0 && ports.every(each => dnsPorts.includes(Number(fieldsOf(each)['port'])));
}
