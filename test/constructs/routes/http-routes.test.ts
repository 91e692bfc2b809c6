import type { GatewayFacts, PublicRouteProps } from '../../../src/entries/types.js';
import { manifests, only } from '../support.js';
import { any, controller, envoy, route } from './gateways.js';

const backendRefs = [{ name: 'api-service', port: 80 }];
const parent = (sectionName: string) => ({ name: 'public', namespace: 'gateways', sectionName });
const prefix = (value: string) => ({ path: { type: 'PathPrefix', value } });

const specOf = (props: Partial<PublicRouteProps>, name: string, gateway?: GatewayFacts) =>
  only(route(props, gateway), 'HTTPRoute', name).spec;
const policyOf = (props: Partial<PublicRouteProps>, name = 'api') =>
  only(route(props), 'BackendTrafficPolicy', name).spec;

test('H4: an HTTPRoute on the listener of HTTPS, and one that sends plain HTTP there', () => {
  expect(manifests(route({ path: '/api', labels: { tier: 'web' }, annotations: { note: 'x' } }, any))).toEqual([
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'api', namespace: 'shop', labels: { tier: 'web' }, annotations: { note: 'x' } },
      spec: {
        parentRefs: [parent('https')],
        hostnames: ['api.example.com'],
        rules: [{ matches: [prefix('/api')], backendRefs }],
      },
    },
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'api-redirect', namespace: 'shop', labels: { tier: 'web' }, annotations: { note: 'x' } },
      spec: {
        parentRefs: [parent('http')],
        hostnames: ['api.example.com'],
        rules: [
          {
            matches: [prefix('/api')],
            filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }],
          },
        ],
      },
    },
  ]);
});

test('without httpsOnly the route is on both listeners; without a listener for plain HTTP on the one', () => {
  expect(specOf({ httpsOnly: false }, 'api')['parentRefs']).toEqual([parent('https'), parent('http')]);
  const secure = { ...any, listeners: { https: 'https' } };
  expect(manifests(route({}, secure)).map(({ metadata }) => metadata.name)).toEqual(['api']);
});

test('a whole host needs no match, and a Gateway of the same namespace no namespace', () => {
  expect(specOf({}, 'api', { ...any, namespace: 'shop' })).toEqual({
    parentRefs: [{ name: 'public', sectionName: 'https' }],
    hostnames: ['api.example.com'],
    rules: [{ backendRefs }],
  });
});

test('A1 H4: a closed path leads nowhere, and Envoy Gateway answers 403', () => {
  const blockedPaths = ['/metrics', '/debug'];
  const matches = blockedPaths.map(prefix);
  expect(specOf({ blockedPaths }, 'api', any)['rules']).toEqual([{ backendRefs }, { matches }]);
  const chart = route({ blockedPaths });
  expect(only(chart, 'HTTPRouteFilter', 'api-closed').spec).toEqual({ directResponse: { statusCode: 403 } });
  const extensionRef = { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter', name: 'api-closed' };
  expect(only(chart, 'HTTPRoute', 'api').spec['rules']).toEqual([
    { backendRefs },
    { matches, filters: [{ type: 'ExtensionRef', extensionRef }] },
  ]);
});

test('H4: CORS is a filter of the standard channel since 1.5, and allows what ingress-nginx allows', () => {
  const cors = { origins: ['https://a.example'] };
  expect(specOf({ cors }, 'api', any)['rules']).toEqual([
    {
      filters: [
        {
          type: 'CORS',
          cors: {
            allowOrigins: ['https://a.example'],
            allowMethods: ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS'],
            allowHeaders: [
              ...['DNT', 'Keep-Alive', 'User-Agent', 'X-Requested-With', 'If-Modified-Since', 'Cache-Control'],
              ...['Content-Type', 'Range', 'Authorization'],
            ],
            allowCredentials: true,
            maxAge: 1728000,
          },
        },
      ],
      backendRefs,
    },
  ]);
});

test('H4: before 1.5 CORS is a policy of Envoy Gateway', () => {
  const cors = { origins: ['https://a.example'], methods: ['GET'], headers: ['X-A'], maxAge: 600 };
  const chart = route({ cors }, { ...envoy, version: '1.4' });
  expect(only(chart, 'HTTPRoute', 'api').spec['rules']).toEqual([{ backendRefs }]);
  expect(only(chart, 'SecurityPolicy', 'api').spec).toEqual({
    targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'api' }],
    cors: {
      allowOrigins: ['https://a.example'],
      allowMethods: ['GET'],
      allowHeaders: ['X-A'],
      allowCredentials: true,
      maxAge: '10m',
    },
  });
});

test('H4: limits, body size and affinity are a policy of Envoy Gateway', () => {
  expect(policyOf({ requestsPerSecond: 100, bodySize: '10m', affinityCookie: 'api' })).toEqual({
    targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'api' }],
    rateLimit: {
      local: {
        rules: ['0.0.0.0/0', '::/0'].map(value => ({
          clientSelectors: [{ sourceCIDR: { type: 'Distinct', value } }],
          limit: { requests: 100, unit: 'Second' },
        })),
      },
    },
    requestBuffer: { limit: '10Mi' },
    loadBalancer: {
      type: 'ConsistentHash',
      consistentHash: { type: 'Cookie', cookie: { name: 'api', ttl: '0s' } },
    },
  });
});

test('H4: the path of a WebSocket is an HTTPRoute of its own, whose requests may last and are not buffered', () => {
  const paths = [{ path: '/socket.io', name: 'gateway', idleTimeout: 3600, affinityCookie: 'gateway' }];
  const props = { bodySize: '10m', requestsPerMinute: 600, paths };
  expect(specOf(props, 'api')).toMatchObject({ rules: [{ backendRefs }] });
  expect(specOf(props, 'api-gateway')).toEqual({
    parentRefs: [parent('https')],
    hostnames: ['api.example.com'],
    rules: [{ matches: [prefix('/socket.io')], timeouts: { request: '1h' }, backendRefs }],
  });
  expect(policyOf(props)).toMatchObject({ requestBuffer: { limit: '10Mi' } });
  const own = policyOf(props, 'api-gateway');
  expect(Object.keys(own).sort()).toEqual(['loadBalancer', 'rateLimit', 'targetRefs']);
  expect(own).toMatchObject({
    targetRefs: [{ kind: 'HTTPRoute', name: 'api-gateway' }],
    rateLimit: { local: { rules: [{ limit: { requests: 600, unit: 'Minute' } }, {}] } },
    loadBalancer: { consistentHash: { cookie: { name: 'gateway' } } },
  });
});

test.each([
  [7200, '2h'],
  [90 * 60, '1h30m'],
  [75, '1m15s'],
  [1728000, '480h'],
])('%d seconds are %s', (idleTimeout, request) => {
  expect(specOf({ idleTimeout }, 'api', any)['rules']).toEqual([{ timeouts: { request }, backendRefs }]);
});

test('H4: with an issuer, the route brings its own listener and certificate, and its challenge gets in', () => {
  const chart = route({}, { ...envoy, listeners: { http: 'http' }, clusterIssuer: 'letsencrypt' });
  expect(only(chart, 'ListenerSet')).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'ListenerSet',
    metadata: { name: 'api', namespace: 'shop', annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } },
    spec: {
      parentRef: { name: 'public', namespace: 'gateways' },
      listeners: [
        {
          name: 'https',
          hostname: 'api.example.com',
          port: 443,
          protocol: 'HTTPS',
          tls: { certificateRefs: [{ name: 'api-tls' }] },
        },
      ],
    },
  });
  expect(only(chart, 'HTTPRoute', 'api').spec['parentRefs']).toEqual([{ kind: 'ListenerSet', name: 'api' }]);
  expect(only(chart, 'HTTPRoute', 'api-redirect').spec['parentRefs']).toEqual([parent('http')]);
  expect(only(chart, 'NetworkPolicy', 'api-acme-solver').spec).toMatchObject({
    podSelector: { matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } },
    ingress: [{ from: [{ podSelector: { matchLabels: controller.pods } }], ports: [{ port: 8089 }] }],
  });
});
