import { publicRouteExposesInternalPath } from '../../../src/checks/rules/public-route-exposes-internal-path.js';
import { foundBy, unchanged } from '../support/real-system.js';
import { testCheck } from '../support/tester.js';

const app = `
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop, labels: { app: api } }
spec: { containers: [{ name: main, ports: [{ name: http, containerPort: 8080 }, { name: metrics, containerPort: 9090 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop, labels: { app: api } }
spec: { selector: { app: api }, ports: [{ name: http, port: 80, targetPort: http }, { name: metrics, port: 9090 }] }
---
`;
const monitor = (port: string) => `${app}
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: api, namespace: shop }
spec: { selector: { matchLabels: { app: api } }, endpoints: [{ port: ${port} }] }
---
`;
const backend = '{ service: { name: api, port: { name: http } } }';
const ingress = (name: string, path: string, annotation = '') => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name}, namespace: shop, annotations: { ${annotation} } }
spec: { rules: [{ host: shop.example, http: { paths: [{ path: ${path}, pathType: Prefix, backend: ${backend} }] } }] }
---
`;
const route = (rules: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: api, namespace: shop }
spec: { hostnames: [shop.example], rules: [${rules}] }
---
`;
const everything = '{ backendRefs: [{ name: api, port: 80 }] }';
const nginx = 'nginx.ingress.kubernetes.io';

testCheck(publicRouteExposesInternalPath, {
  example: [['Ingress shop/api', 'spec.rules[0].http.paths[0]', 'api.example.com/metrics is public']],
  valid: [
    { name: 'metrics on a port of their own', yaml: monitor('metrics') + ingress('api', '/') },
    { name: 'a path beside them', yaml: monitor('http') + ingress('api', '/api') },
    {
      name: 'a longer path that admits nobody',
      yaml:
        monitor('http') +
        ingress('api', '/') +
        ingress('closed', '/metrics', `${nginx}/denylist-source-range: 0.0.0.0/0`),
    },
    {
      name: 'an exact path that admits nobody',
      yaml:
        monitor('http') +
        ingress('api', '/') +
        ingress('closed', '/metrics', `${nginx}/denylist-source-range: 0.0.0.0/0`).replace('Prefix', 'Exact'),
    },
    {
      name: 'an HTTPRoute rule that leads nowhere',
      yaml: monitor('http') + route(`${everything}, { matches: [{ path: { type: PathPrefix, value: /metrics } }] }`),
    },
    {
      name: 'an internal controller',
      yaml: monitor('http') + ingress('api', '/').replace('rules', 'ingressClassName: nginx-internal, rules'),
    },
    {
      name: 'an internal Gateway',
      yaml: monitor('http') + route(everything).replace('hostnames', 'parentRefs: [{ name: internal }], hostnames'),
    },
    { name: 'a path that only begins alike', yaml: app + ingress('api', '/metricsboard') },
  ],
  invalid: [
    {
      name: 'a prefix above the metrics',
      yaml: monitor('http') + ingress('api', '/'),
      findings: [
        [
          'Ingress shop/api',
          'spec.rules[0].http.paths[0]',
          'shop.example/metrics reaches the metrics of shop/api[Pod]',
        ],
      ],
    },
    {
      name: 'the same through a Gateway',
      yaml: monitor('http') + route(everything),
      findings: [['HTTPRoute shop/api', 'spec.rules[0]', 'reaches the metrics of']],
    },
    {
      name: 'the same beside a route that sends plain HTTP to HTTPS',
      yaml:
        monitor('http') +
        route('{ filters: [{ type: RequestRedirect, requestRedirect: { scheme: https } }] }').replace(
          'name: api',
          'name: plain',
        ) +
        route(everything),
      findings: [['HTTPRoute shop/api', 'spec.rules[0]', 'reaches the metrics of']],
    },
    {
      name: 'an annotation that has them scraped',
      yaml:
        app.replace('labels:', "annotations: { prometheus.io/scrape: 'true', prometheus.io/port: '8080' }, labels:") +
        ingress('api', '/'),
      findings: [['Ingress shop/api', 'spec.rules[0].http.paths[0]', 'which Pod shop/api has scraped']],
    },
    {
      name: 'an admin path',
      yaml: app + ingress('api', '/admin/users'),
      findings: [['Ingress shop/api', 'spec.rules[0].http.paths[0]', '/admin is for operators by convention']],
      severity: 'warning',
    },
  ],
});

test('accepts a real system', () => {
  expect(foundBy(unchanged, 'error', [publicRouteExposesInternalPath])).toEqual([]);
});
