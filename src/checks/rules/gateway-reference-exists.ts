import { at, type Fields, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { type GraphObject, namespaceOf } from '../../graph/object.js';
import { alternatives, didYouMean } from '../../problem.js';
import { type Check, type Finding, finding } from '../check.js';
import { gatewayRouteKinds } from '../kinds.js';
import { missing } from '../missing.js';

const gatewayGroup = 'gateway.networking.k8s.io';
/** Kinds that change how a route or a Gateway works, and name it in `targetRefs`. */
const policies = ['BackendTLSPolicy', 'BackendTrafficPolicy', 'ClientTrafficPolicy', 'SecurityPolicy'];

export const gatewayReferenceExists: Check = {
  id: 'gateway-reference-exists',
  title: 'Every Gateway, listener, filter and target that a route or its policy names exists',
  why: 'A route without its listener is served by nobody; one without its filter answers 500; a limit without its route limits nothing. A warning where something outside the manifests may make it.',
  fix: 'Correct the name, or declare what it names in the same namespace.',
  category: 'routes',
  severity: 'error',
  kinds: [...gatewayRouteKinds, ...policies],
  docs: 'https://gateway-api.sigs.k8s.io/api-types/httproute/#attaching-to-gateways',
  fails: `
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: BackendTrafficPolicy
metadata: { name: api }
spec: { targetRefs: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, name: api }] }
`,
  *check(graph) {
    for (const route of gatewayRouteKinds.flatMap(kind => graph.ofKind(kind))) {
      const spec = at(route.manifest, 'spec');
      for (const [i, parent] of listOf(spec['parentRefs']).entries()) {
        yield* parentFaults(graph, route, fieldsOf(parent), `spec.parentRefs[${i}]`);
      }
      for (const [i, rule] of listOf(spec['rules']).entries()) {
        for (const [j, filter] of listOf(fieldsOf(rule)['filters']).entries()) {
          yield* absent(graph, route, at(filter, 'extensionRef'), `spec.rules[${i}].filters[${j}].extensionRef`);
        }
      }
    }
    for (const policy of policies.flatMap(kind => graph.ofKind(kind))) {
      const spec = at(policy.manifest, 'spec');
      yield* absent(graph, policy, at(spec, 'targetRef'), 'spec.targetRef');
      for (const [i, target] of listOf(spec['targetRefs']).entries()) {
        yield* absent(graph, policy, fieldsOf(target), `spec.targetRefs[${i}]`);
      }
    }
  },
};

/** A Gateway of another namespace is its owner's; where it is known, so are its listeners. */
function* parentFaults(graph: Graph, route: GraphObject, parent: Fields, path: string): Iterable<Finding> {
  const namespace = textOf(parent['namespace']) ?? namespaceOf(route);
  const group = textOf(parent['group']) ?? gatewayGroup;
  const kind = textOf(parent['kind']) ?? 'Gateway';
  const { name, sectionName } = parent;
  if (namespace === namespaceOf(route)) yield* absent(graph, route, { group, kind, name }, path);
  const section = textOf(sectionName);
  const found = graph.get(group, kind, namespace, textOf(name) ?? '');
  if (!found || section === undefined) return;
  const listeners = listOf(at(found.manifest, 'spec')['listeners']).flatMap(
    each => textOf(fieldsOf(each)['name']) ?? [],
  );
  if (listeners.includes(section)) return;
  const message = `${kind} "${found.name}" has no listener "${section}"; it has ${alternatives(listeners) || 'none'}`;
  yield finding(route, `${path}.sectionName`, `${message}.${didYouMean(section, listeners)}`);
}

/** What is named in the same namespace, by a kind of its own group; core Services are for other checks. */
function* absent(graph: Graph, from: GraphObject, reference: Fields, path: string): Iterable<Finding> {
  const { group, kind, name } = reference;
  const [inGroup, ofKind, called] = [textOf(group), textOf(kind), textOf(name)];
  if (!inGroup || !ofKind || !called) return;
  const namespace = namespaceOf(from);
  if (graph.get(inGroup, ofKind, namespace, called)) return;
  const near = graph.ofKind(ofKind).filter(other => other.group === inGroup && namespaceOf(other) === namespace);
  const hint = didYouMean(
    called,
    near.map(other => other.name),
  );
  const found = finding(from, path, `no ${ofKind} "${called}" in namespace "${namespace}".${hint}`);
  const what = { group: inGroup, apiVersion: inGroup, kind: ofKind, namespace, name: called };
  yield* missing(graph, found, what);
}
