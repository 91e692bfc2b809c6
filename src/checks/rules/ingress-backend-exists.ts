import { ingressBackends } from '../../graph/backends.js';
import { backendFaults } from '../backend-faults.js';
import type { Check } from '../check.js';

export const ingressBackendExists: Check = {
  id: 'ingress-backend-exists',
  title: 'Every Service and port that an Ingress names exists',
  why: 'The controller answers 503 for the path, or drops it from its configuration.',
  fix: 'Name a Service of the same namespace and one of its ports, by number or by name.',
  category: 'routes',
  severity: 'error',
  kinds: ['Ingress'],
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
  elsewhere: ['kube-linter dangling-ingress', 'kube-score ingress-targets-service'],
  fails: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api }
spec:
  rules:
    - http:
        paths: [{ path: /, pathType: Prefix, backend: { service: { name: api, port: { number: 80 } } } }]
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec: { ports: [{ name: http, port: 8080 }] }
`,
  *check(graph) {
    for (const backend of ingressBackends(graph)) yield* backendFaults(graph, backend);
  },
};
