import { routeBackends } from '../../graph/backends.js';
import { at, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { type GraphObject, namespaceOf } from '../../graph/object.js';
import { perGraph } from '../../graph/per-graph.js';
import { referencesTo } from '../../graph/references.js';
import { withArticle } from '../../problem.js';
import { type Check, type Finding, finding, risk } from '../check.js';
import { gatewayRouteKinds } from '../kinds.js';
import { joined } from '../missing.js';

export const referenceGranted: Check = {
  id: 'reference-granted',
  title: 'What a route or Gateway names in another namespace is granted to it',
  why: 'Without a ReferenceGrant in the other namespace the Gateway does not use it: requests get status 500, and the listener has no certificate.',
  fix: 'Declare a ReferenceGrant in the namespace of what is named, or move one of them.',
  category: 'routes',
  severity: 'error',
  kinds: ['Gateway', 'ListenerSet', ...gatewayRouteKinds],
  docs: 'https://gateway-api.sigs.k8s.io/api-types/referencegrant/',
  fails: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: api, namespace: shop }
spec: { parentRefs: [{ name: edge }], rules: [{ backendRefs: [{ name: api, namespace: backend, port: 80 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: backend }
spec: { ports: [{ port: 80 }] }
`,
  *check(graph) {
    for (const { from, path, namespace, service } of routeBackends(graph)) {
      if (!isOfMesh(from)) yield* grantFindings(graph, from, path, 'Service', namespace, service);
    }
    for (const { from, path, namespace, name } of referencesTo(graph, 'Secret')) {
      if (from.group === gatewayGroup) yield* grantFindings(graph, from, path, 'Secret', namespace, name);
    }
  },
};

const gatewayGroup = 'gateway.networking.k8s.io';

/** Routes of a mesh are attached to Services. */
const isOfMesh = ({ manifest }: GraphObject) =>
  listOf(at(manifest, 'spec')['parentRefs']).some(parent => fieldsOf(parent)['kind'] === 'Service');

function* grantFindings(
  graph: Graph,
  from: GraphObject,
  path: string,
  kind: 'Secret' | 'Service',
  namespace: string,
  name: string,
): Iterable<Finding> {
  if (from.namespace === undefined || namespace === namespaceOf(from)) return;
  const given = grantsIn(graph).get(namespace) ?? [];
  if (given.some(grant => grants(grant, from, kind, name))) return;
  const message = `no ReferenceGrant of namespace "${namespace}" lets ${withArticle(from.kind)} of "${from.namespace}" use its ${kind} "${name}"`;
  yield graph.get('', kind, namespace, name) || given.length > 0
    ? finding(from, path, message)
    : risk(from, path, joined(message, 'The owners of that namespace may have one'));
}

const grantsIn = perGraph(graph => {
  const found = new Map<string, GraphObject[]>();
  for (const grant of graph.ofKind('ReferenceGrant')) {
    const namespace = namespaceOf(grant);
    found.set(namespace, [...(found.get(namespace) ?? []), grant]);
  }
  return found;
});

function grants({ manifest }: GraphObject, from: GraphObject, kind: string, name: string): boolean {
  const spec = at(manifest, 'spec');
  return (
    listOf(spec['from']).some(entry => {
      const { group, kind, namespace } = fieldsOf(entry);
      return group === from.group && kind === from.kind && namespace === from.namespace;
    }) &&
    listOf(spec['to']).some(entry => {
      const { group = '', kind: granted, name: only } = fieldsOf(entry);
      return group === '' && granted === kind && (!textOf(only) || only === name);
    })
  );
}
