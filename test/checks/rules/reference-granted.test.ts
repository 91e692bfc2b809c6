import { referenceGranted } from '../../../src/checks/rules/reference-granted.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const gatewayApi = 'gateway.networking.k8s.io/v1';
const route = (namespace = 'backend', parent = 'name: edge') =>
  object(
    'HTTPRoute',
    'api',
    `spec: { parentRefs: [{ ${parent} }], rules: [{ backendRefs: [{ name: api, namespace: ${namespace} }] }] }`,
    gatewayApi,
  );
const gateway = object(
  'Gateway',
  'edge',
  'spec: { listeners: [{ tls: { certificateRefs: [{ name: tls, namespace: backend }] } }] }',
  gatewayApi,
);
const there = (yaml: string) => yaml.replace('namespace: x', 'namespace: backend');
const api = there(object('Service', 'api', 'spec: {}'));
const grant = (from: string, to: string) =>
  there(
    object(
      'ReferenceGrant',
      'a',
      `spec: { from: [{ group: gateway.networking.k8s.io, ${from} }], to: [{ group: "", ${to} }] }`,
      'gateway.networking.k8s.io/v1beta1',
    ),
  );
const routes = 'kind: HTTPRoute, namespace: x';
const path = 'spec.rules[0].backendRefs[0]';
const because = 'no ReferenceGrant of namespace "backend" lets an HTTPRoute of "x" use its Service "api"';

testCheck(referenceGranted, {
  example: [
    [
      'HTTPRoute shop/api',
      path,
      'no ReferenceGrant of namespace "backend" lets an HTTPRoute of "shop" use its Service "api"',
    ],
  ],
  valid: [
    { name: 'a grant', yaml: route() + api + grant(routes, 'kind: Service') },
    { name: 'a grant for this one', yaml: route() + api + grant(routes, 'kind: Service, name: api') },
    { name: 'a backend of the same namespace', yaml: route('x') },
    { name: 'a route of a mesh', yaml: route('backend', 'kind: Service, name: api') + api },
    { name: 'a certificate with its grant', yaml: gateway + grant('kind: Gateway, namespace: x', 'kind: Secret') },
  ],
  invalid: [
    ...[
      ['for another kind', grant('kind: GRPCRoute, namespace: x', 'kind: Service')],
      ['for another namespace', grant('kind: HTTPRoute, namespace: y', 'kind: Service')],
      ['to another Service', grant(routes, 'kind: Service, name: web')],
    ].map(([name, yaml]) => ({
      name: `a grant ${name}`,
      yaml: `${route()}${api}${yaml}`,
      findings: [['HTTPRoute x/api', path, because] as const],
      severity: 'error' as const,
    })),
    {
      name: 'a namespace of which nothing is known',
      yaml: route(),
      findings: [['HTTPRoute x/api', path, 'The owners of that namespace may have one']],
      severity: 'warning',
    },
    {
      name: 'a certificate',
      yaml: gateway + there(object('Secret', 'tls')),
      findings: [['Gateway x/edge', 'spec.listeners[0].tls.certificateRefs[0].name', 'use its Secret "tls"']],
    },
  ],
});
