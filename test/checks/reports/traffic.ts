import { object, pod, service } from '../support/manifests.js';
import { report, strictly } from './report.js';

const gatewayApi = 'gateway.networking.k8s.io/v1';
const inNamespace = (namespace: string, yaml: string) => yaml.replaceAll('namespace: x', `namespace: ${namespace}`);
const gateway = (listener: string) =>
  inNamespace(
    'infra',
    object(
      'Gateway',
      'edge',
      `spec: { gatewayClassName: envoy, listeners: [{ name: web, port: 80, ${listener} }] }`,
      gatewayApi,
    ),
  );
const route = (spec: string, parent = '', kind = 'HTTPRoute') =>
  object(kind, 'api', `spec: { parentRefs: [{ name: edge, namespace: infra ${parent} }], ${spec} }`, gatewayApi);
const running = service('{ name: http, port: 80, targetPort: 8080 }').replace(
  'namespace: x',
  'namespace: x, labels: { app: api }',
);
const listening = running + pod('ports: [{ name: http, containerPort: 8080 }]');
const open = 'protocol: HTTP, allowedRoutes: { namespaces: { from: All } }';
const nginx = (annotations: string, path: string, pathType: string) => `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api, namespace: x, annotations: { ${annotations} } }
spec: { ingressClassName: nginx, rules: [{ host: api.example.com, http: { paths: [{ path: '${path}', pathType: ${pathType}, backend: { service: { name: api, port: { number: 80 } } } }] } }] }${listening}`;
const policy = (rules: string) =>
  object(
    'NetworkPolicy',
    'api',
    `spec: { podSelector: { matchLabels: { app: api } }, ${rules} }`,
    'networking.k8s.io/v1',
  );
const monitor = (endpoint: string) =>
  object(
    'ServiceMonitor',
    'api',
    `spec: { selector: { matchLabels: { app: api } }, endpoints: [{ ${endpoint} }] }`,
    'monitoring.coreos.com/v1',
  );

export const traffic = [
  report(
    'route-attaches',
    'a listener that takes routes of its own namespace only',
    gateway('protocol: HTTP') + route('rules: [{ backendRefs: [{ name: api, port: 80 }] }]') + listening,
    ['protocol: HTTP }', `${open} }`],
  ),
  report(
    'route-attaches',
    'a host that no listener serves',
    gateway(`${open}, hostname: "*.example.org"`) +
      route('hostnames: [api.example.com], rules: [{ backendRefs: [{ name: api, port: 80 }] }]') +
      listening,
    ['"*.example.org"', '"*.example.com"'],
  ),
  report(
    'route-attaches',
    'a port that no listener has',
    gateway(open) + route('rules: [{ backendRefs: [{ name: api, port: 80 }] }]', ', port: 8443') + listening,
    [', port: 8443', ', port: 80'],
  ),
  report(
    'route-attaches',
    'a kind that the listener does not take',
    gateway('protocol: HTTP, allowedRoutes: { namespaces: { from: All }, kinds: [{ kind: HTTPRoute }] }') +
      route('rules: [{ backendRefs: [{ name: api, port: 80 }] }]', '', 'GRPCRoute') +
      listening,
    ['kinds: [{ kind: HTTPRoute }]', 'kinds: [{ kind: GRPCRoute }]'],
  ),
  report(
    'reference-granted',
    'a backend of another namespace that grants nothing',
    inNamespace('backend', listening) +
      gateway(open) +
      route('rules: [{ backendRefs: [{ name: api, namespace: backend, port: 80 }] }]'),
    [
      'kind: Gateway\n',
      `kind: ReferenceGrant
metadata: { name: routes, namespace: backend }
spec: { from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: x }], to: [{ group: "", kind: Service }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
`,
    ],
    [
      'apiVersion: gateway.networking.k8s.io/v1\nkind: ReferenceGrant',
      'apiVersion: gateway.networking.k8s.io/v1beta1\nkind: ReferenceGrant',
    ],
  ),
  report(
    'reference-granted',
    'a certificate of another namespace that grants nothing',
    inNamespace('certs', object('Secret', 'tls')) +
      gateway('protocol: HTTPS, tls: { certificateRefs: [{ name: tls, namespace: certs }] }'),
    [', namespace: certs }] }', ' }] }'],
  ),
  report(
    'ingress-nginx-paths',
    'a regular expression as a prefix',
    nginx(
      'nginx.ingress.kubernetes.io/rewrite-target: /$2, nginx.ingress.kubernetes.io/use-regex: "true"',
      '/api(/|$)(.*)',
      'Prefix',
    ),
    ['pathType: Prefix', 'pathType: ImplementationSpecific'],
  ),
  report(
    'ingress-nginx-paths',
    'a capture that the path does not have',
    nginx('nginx.ingress.kubernetes.io/rewrite-target: /$2', '/api', 'ImplementationSpecific'),
    ["path: '/api'", "path: '/api(/|$)(.*)'"],
  ),
  report(
    'policy-port-of-pods',
    'a policy that opens the port of the Service',
    listening + policy('ingress: [{ ports: [{ port: 80 }] }]'),
    ['ports: [{ port: 80 }] }]', 'ports: [{ port: 8080 }] }]'],
  ),
  report(
    'network-policy-valid',
    'a named port towards addresses',
    listening +
      policy('policyTypes: [Egress], egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/8 } }], ports: [{ port: https }] }]'),
    ['port: https', 'port: 443'],
  ),
  report(
    'monitor-selects-target',
    'a targetPort that no container declares',
    running + pod() + monitor('targetPort: 8080'),
    ["image: 'api:1',", "image: 'api:1', ports: [{ containerPort: 8080 }],"],
  ),
  report(
    'monitor-selects-target',
    'a targetPort that is the port of the Service',
    listening + monitor('targetPort: 80'),
    ['targetPort: 80 }', 'targetPort: 8080 }'],
  ),
  report(
    'ingress-tls-covers-hosts',
    'a host that no certificate is for',
    nginx('{}', '/api', 'Prefix')
      .replace('annotations: { {} }', 'annotations: {}')
      .replace('ingressClassName: nginx,', 'tls: [{ hosts: [www.example.com], secretName: tls }],'),
    ['hosts: [www.example.com]', 'hosts: [api.example.com]'],
  ),
  strictly('ingress-tls', 'an Ingress without TLS', nginx('a: b', '/', 'Prefix'), [
    'ingressClassName: nginx,',
    'ingressClassName: nginx, tls: [{ hosts: [api.example.com], secretName: tls }],',
  ]),
  strictly(
    'ingress-snippet',
    'configuration of nginx in an annotation',
    nginx('nginx.ingress.kubernetes.io/configuration-snippet: "more_set_headers a;"', '/', 'Prefix'),
    ['nginx.ingress.kubernetes.io/configuration-snippet', 'example.com/note'],
  ),
  strictly(
    'external-ips',
    'a Service that takes addresses',
    service('{ port: 80 }', 'externalIPs: [203.0.113.9]') + pod(),
    ['externalIPs: [203.0.113.9]', 'type: ClusterIP'],
  ),
];
