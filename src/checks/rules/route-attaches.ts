import { at, fieldsOf, listOf, numberOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { type Listener, listenersOf, refusal } from '../../graph/listeners.js';
import { type GraphObject, namespaceOf } from '../../graph/object.js';
import { formatObject } from '../../problem.js';
import { type Check, type Finding, finding } from '../check.js';
import { gatewayRouteKinds } from '../kinds.js';

const gatewayGroup = 'gateway.networking.k8s.io';

export const routeAttaches: Check = {
  id: 'route-attaches',
  title: 'Every route is taken by a listener of its Gateway',
  why: 'A route that no listener takes is served by nobody: its hosts answer 404, or not at all.',
  fix: 'Let a listener take routes of this namespace and kind (`allowedRoutes`), or name a host, section and port that it has.',
  category: 'routes',
  severity: 'error',
  kinds: gatewayRouteKinds,
  docs: 'https://gateway-api.sigs.k8s.io/concepts/security-model/#limiting-namespaces-where-routes-can-be-attached',
  fails: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: infra }
spec: { gatewayClassName: envoy, listeners: [{ name: web, port: 80, protocol: HTTP }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: api, namespace: shop }
spec: { parentRefs: [{ name: edge, namespace: infra }], rules: [{ backendRefs: [{ name: api, port: 80 }] }] }
`,
  *check(graph) {
    for (const route of gatewayRouteKinds.flatMap(kind => graph.ofKind(kind))) {
      if (route.group !== gatewayGroup) continue;
      for (const [i, parent] of listOf(at(route.manifest, 'spec')['parentRefs']).entries())
        yield* attachFindings(graph, route, fieldsOf(parent), `spec.parentRefs[${i}]`);
    }
  },
};

function* attachFindings(
  graph: Graph,
  route: GraphObject,
  parent: ReturnType<typeof fieldsOf>,
  path: string,
): Iterable<Finding> {
  const { group = gatewayGroup, kind = 'Gateway', name, namespace, sectionName, port } = parent;
  if (group !== gatewayGroup || kind !== 'Gateway') return;
  const gateway = graph.get(gatewayGroup, 'Gateway', textOf(namespace) ?? namespaceOf(route), textOf(name) ?? '');
  if (!gateway) return;
  const section = textOf(sectionName);
  const named = listenersOf(gateway).filter(listener => section === undefined || listener.name === section);
  // That a section exists is for another check.
  if (named.length === 0) return;
  const number = numberOf(port);
  const listeners = named.filter(listener => number === undefined || listener.port === number);
  const reasons = listeners.map(listener => refusal(graph, gateway, listener, route));
  if (reasons.includes(undefined)) return;
  const message = `no listener of ${formatObject(gateway)} takes the route`;
  const [first] = listeners;
  const reason = first
    ? `"${first.name}" ${reasons[0]}`
    : `none has port ${number}; there are ${named.map(portOf).join(', ')}`;
  yield finding(route, path, `${message}: ${reason}`);
}

const portOf = ({ name, port }: Listener) => `"${name}" (${port})`;
