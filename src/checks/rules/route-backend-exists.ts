import { routeBackends } from '../../graph/backends.js';
import { backendFaults } from '../backend-faults.js';
import type { Check } from '../check.js';
import { gatewayRouteKinds } from '../kinds.js';

export const routeBackendExists: Check = {
  id: 'route-backend-exists',
  title: 'Every Service and port that a Gateway API route names exists',
  why: 'The gateway answers 500 for the rule. A warning where something outside the manifests may make it.',
  fix: 'Name an existing Service and one of its ports by number.',
  category: 'routes',
  severity: 'error',
  kinds: gatewayRouteKinds,
  docs: 'https://gateway-api.sigs.k8s.io/api-types/httproute/#backendrefs-optional',
  fails: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: api }
spec: { rules: [{ backendRefs: [{ name: api, port: 80 }] }] }
`,
  *check(graph) {
    for (const backend of routeBackends(graph)) yield* backendFaults(graph, backend);
  },
};
