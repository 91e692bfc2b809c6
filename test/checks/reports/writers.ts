import { object, pod, service } from '../support/manifests.js';
import { report } from './report.js';

const certificate = (name: string, secret: string) =>
  object(
    'Certificate',
    name,
    `spec: { secretName: ${secret}, dnsNames: [${name}.example.com], issuerRef: { kind: ClusterIssuer, name: acme } }`,
    'cert-manager.io/v1',
  );
const external = (name: string, target: string, key: string) =>
  object(
    'ExternalSecret',
    name,
    `spec: { secretStoreRef: { kind: ClusterSecretStore, name: vault }, target: { ${target} }, data: [{ secretKey: ${key}, remoteRef: { key: shop } }] }`,
    'external-secrets.io/v1',
  );
const ingress = (name: string, secret: string) => `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name}, namespace: x, annotations: { cert-manager.io/cluster-issuer: acme } }
spec:
  tls: [{ hosts: [${name}.example.com], secretName: ${secret} }]
  rules: [{ host: ${name}.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: api, port: { number: 80 } } } }] } }]`;
const running =
  service('{ name: http, port: 80, targetPort: 8080 }').replace('namespace: x', 'namespace: x, labels: { app: api }') +
  pod('ports: [{ name: http, containerPort: 8080 }]');
const monitor = (name: string) =>
  object(
    'ServiceMonitor',
    name,
    'spec: { selector: { matchLabels: { app: api } }, endpoints: [{ port: http }] }',
    'monitoring.coreos.com/v1',
  );
const dashboards = (name: string, ...files: string[]) => `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, namespace: x, labels: { grafana_dashboard: "1" } }
data: { ${files.join(', ')} }`;
const dashboard = (file: string, uid: string) =>
  `${file}.json: '{"title":"${file}","uid":"${uid}","schemaVersion":39,"panels":[]}'`;
const groups = (...names: string[]) =>
  object(
    'PrometheusRule',
    'shop',
    `spec: { groups: [${names.map((name, i) => `{ name: ${name}, rules: [{ record: "a:${i}", expr: up }] }`).join(', ')}] }`,
    'monitoring.coreos.com/v1',
  );

const gateway = (host: string, secret: string, name = 'edge') => `
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: ${name}, namespace: x, annotations: { cert-manager.io/cluster-issuer: acme } }
spec: { gatewayClassName: envoy, listeners: [{ name: web, port: 443, protocol: HTTPS, hostname: ${host}, tls: { certificateRefs: [{ name: ${secret} }] } }] }`;
const namespaced = `
---
apiVersion: v1
kind: Namespace
metadata: { name: x, labels: { trust: yes-please } }`;
const bundle = (target: string) => `
---
apiVersion: trust.cert-manager.io/v1alpha1
kind: Bundle
metadata: { name: trust }
spec: { sources: [{ useDefaultCAs: true }], target: { ${target}, namespaceSelector: { matchLabels: { trust: yes-please } } } }`;
const everywhere = (target: string) => `
---
apiVersion: external-secrets.io/v1
kind: ClusterExternalSecret
metadata: { name: everywhere }
spec: { namespaceSelectors: [{ matchLabels: { trust: yes-please } }], externalSecretSpec: { target: { name: ${target} }, refreshInterval: 1h, secretStoreRef: { kind: ClusterSecretStore, name: vault }, data: [{ secretKey: two, remoteRef: { key: shop } }] } }`;

export const writers = [
  report('one-writer', 'two Certificates write one Secret', certificate('a', 'tls') + certificate('b', 'tls '), [
    'secretName: tls ,',
    'secretName: tls-b,',
  ]),
  report(
    'one-writer',
    'a Certificate and an ExternalSecret write one Secret',
    certificate('a', 'tls') + external('ca', 'name: tls', 'ca.crt'),
    ['{ name: tls }', '{ name: ca }'],
  ),
  report(
    'one-writer',
    'two ExternalSecrets own one Secret',
    external('a', 'name: login', 'one') + external('b', 'name: login ', 'two'),
    ['{ name: login  }', '{ name: login, creationPolicy: Merge }'],
  ),
  report(
    'one-writer',
    'two Ingresses with one Secret get certificates for other hosts',
    running + ingress('a', 'tls') + ingress('b', 'tls '),
    ['secretName: tls  }', 'secretName: tls-b }'],
  ),
  report(
    'one-writer',
    'a SealedSecret and an ExternalSecret write one Secret',
    external('login', '', 'a') +
      object('SealedSecret', 'login', 'spec: { encryptedData: { b: AgB } }', 'bitnami.com/v1alpha1'),
    ['kind: SealedSecret\nmetadata: { name: login', 'kind: SealedSecret\nmetadata: { name: sealed'],
  ),
  report(
    'one-writer',
    'a Certificate of the gateway shim and one of its own write one Secret',
    certificate('a', 'tls') + gateway('b.example.com', 'tls '),
    ['name: tls  }', 'name: tls-b }'],
  ),
  report(
    'one-writer',
    'two Gateways with one Secret get certificates for other hosts',
    gateway('a.example.com', 'tls', 'a') + gateway('b.example.com', 'tls '),
    ['name: tls  }', 'name: tls-b }'],
  ),
  report(
    'one-writer',
    'trust-manager and a ConfigMap write one key',
    namespaced + bundle('configMap: { key: ca.crt }') + object('ConfigMap', 'trust', 'data: { ca.crt: AAA }'),
    ['data: { ca.crt', 'data: { own.crt'],
  ),
  report(
    'one-writer',
    'trust-manager and a Certificate write one Secret',
    namespaced + bundle('secret: { key: ca.crt }') + certificate('a', 'trust'),
    ['secret: { key: ca.crt }', 'secret: { key: bundle.pem }'],
  ),
  report(
    'one-writer',
    'a ClusterExternalSecret and an ExternalSecret own one Secret',
    namespaced + external('a', 'name: login', 'one') + everywhere('login'),
    ['target: { name: login }, refreshInterval', 'target: { name: other }, refreshInterval'],
  ),
  report('scraped-once', 'two ServiceMonitors scrape one port', running + monitor('a') + monitor('b'), [
    'name: b, namespace: x }\nspec: { selector: { matchLabels: { app: api } }, endpoints: [{ port: http }]',
    'name: b, namespace: x }\nspec: { selector: { matchLabels: { app: api } }, endpoints: [{ port: http, path: /other }]',
  ]),
  report(
    'scraped-once',
    'a ServiceMonitor finds a pod by its Service and by its headless Service',
    running +
      service('{ name: http, port: 8080 }', 'clusterIP: None').replace(
        'name: api, namespace: x',
        'name: api-headless, namespace: x, labels: { app: api }',
      ) +
      monitor('a'),
    [
      'name: api-headless, namespace: x, labels: { app: api }',
      'name: api-headless, namespace: x, labels: { app: headless }',
    ],
  ),
  report(
    'scraped-once',
    'a ServiceMonitor and a PodMonitor scrape one port',
    running +
      monitor('a') +
      object(
        'PodMonitor',
        'b',
        'spec: { selector: { matchLabels: { app: api } }, podMetricsEndpoints: [{ port: http }] }',
        'monitoring.coreos.com/v1',
      ),
    ['podMetricsEndpoints: [{ port: http }]', 'podMetricsEndpoints: [{ port: http, path: /other }]'],
  ),
  report(
    'dashboard-valid',
    'two dashboards of one uid',
    dashboards('d', dashboard('a', 'one'), dashboard('b', 'one')),
    ['"title":"b","uid":"one"', '"title":"b","uid":"two"'],
  ),
  report(
    'dashboard-valid',
    'two dashboards of one uid in two ConfigMaps',
    dashboards('d', dashboard('a', 'one')) + dashboards('e', dashboard('b', 'one')),
    ['"title":"b","uid":"one"', '"title":"b","uid":"two"'],
  ),
  report('schema-valid', 'a group twice in one PrometheusRule', groups('api', 'api '), ['name: api ,', 'name: web,']),
];
