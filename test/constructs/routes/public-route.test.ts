import type { PublicRouteProps } from '../../../src/entries/types.js';
import { PublicRoute } from '../../../src/index.js';
import { chartIn, manifests, ofKind, only, plainChart, refusals } from '../support.js';

const controller = { namespace: 'ingress', pods: { app: 'nginx' } };
const ingress = { className: 'nginx', controller };

function route(props: Partial<PublicRouteProps> = {}, chart = chartIn({ ingress })) {
  const service = { name: 'api-service', port: 80 };
  new PublicRoute(chart, 'route', { name: 'api', host: 'api.example.com', service, ...props });
  return chart;
}
const nginx = (annotations: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(annotations).map(([key, value]) => [`nginx.ingress.kubernetes.io/${key}`, value]));
const annotationsOf = (props: Partial<PublicRouteProps>, name = 'api') =>
  only(route(props), 'Ingress', name).metadata.annotations;
const backend = { service: { name: 'api-service', port: { number: 80 } } };

test('an Ingress with TLS, and plain HTTP sent to it', () => {
  expect(manifests(route({ labels: { tier: 'web' }, annotations: { note: 'x' } }))).toEqual([
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: {
        name: 'api',
        namespace: 'shop',
        labels: { tier: 'web' },
        annotations: { note: 'x', ...nginx({ 'ssl-redirect': 'true' }) },
      },
      spec: {
        ingressClassName: 'nginx',
        tls: [{ hosts: ['api.example.com'], secretName: 'api-tls' }],
        rules: [{ host: 'api.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
      },
    },
  ]);
});

test('limits, size, WebSockets, affinity and CORS under the names of ingress-nginx', () => {
  expect(
    annotationsOf({
      requestsPerSecond: 100,
      requestsPerMinute: 600,
      burstFactor: 2,
      connections: 10,
      bodySize: '10m',
      httpsOnly: false,
      idleTimeout: 3600,
      affinityCookie: 'api',
      cors: {
        origins: ['https://a.example', 'https://b.example'],
        methods: ['GET', 'PUT'],
        headers: ['X-A'],
        maxAge: 600,
      },
    }),
  ).toEqual(
    nginx({
      'limit-rps': '100',
      'limit-rpm': '600',
      'limit-burst-multiplier': '2',
      'limit-connections': '10',
      'proxy-body-size': '10m',
      'ssl-redirect': 'false',
      'proxy-read-timeout': '3600',
      'proxy-send-timeout': '3600',
      affinity: 'cookie',
      'session-cookie-name': 'api',
      'enable-cors': 'true',
      'cors-allow-origin': 'https://a.example, https://b.example',
      'cors-allow-methods': 'GET, PUT',
      'cors-allow-headers': 'X-A',
      'cors-max-age': '600',
    }),
  );
});

test('A1: a path with settings of its own is an Ingress of its own, and has the others from the route', () => {
  const props = { requestsPerSecond: 100, connections: 5, paths: [{ path: '/api/auth', requestsPerSecond: 10 }] };
  const own = only(route(props), 'Ingress', 'api-auth');
  expect(own.metadata.annotations).toEqual(
    nginx({ 'ssl-redirect': 'true', 'limit-rps': '10', 'limit-connections': '5' }),
  );
  expect(own.spec).toMatchObject({
    tls: [{ secretName: 'api-tls' }],
    rules: [{ http: { paths: [{ path: '/api/auth', pathType: 'Prefix', backend }] } }],
  });
});

test('H4: WebSockets and session affinity for one path leave the rest as it is', () => {
  const paths = [{ path: '/socket.io', name: 'gateway', idleTimeout: 3600, affinityCookie: 'gateway' }];
  const chart = route({ requestsPerSecond: 100, bodySize: '10m', paths });
  const annotations = (name: string) => only(chart, 'Ingress', name).metadata.annotations;
  const everywhere = { 'ssl-redirect': 'true', 'limit-rps': '100', 'proxy-body-size': '10m' };
  expect(annotations('api')).toEqual(nginx(everywhere));
  expect(annotations('api-gateway')).toEqual(
    nginx({
      ...everywhere,
      'proxy-read-timeout': '3600',
      'proxy-send-timeout': '3600',
      affinity: 'cookie',
      'session-cookie-name': 'gateway',
    }),
  );
});

test('A1: closed paths admit nobody', () => {
  const closed = only(route({ blockedPaths: ['/metrics', '/debug'] }), 'Ingress', 'api-closed');
  expect(closed.metadata.annotations).toEqual(
    nginx({ 'denylist-source-range': '0.0.0.0/0,::/0', 'use-regex': 'true' }),
  );
  expect(closed.spec).toMatchObject({ rules: [{ http: { paths: [{ path: '/metrics' }, { path: '/debug' }] } }] });
});

test('the certificate and the public path may be named', () => {
  expect(only(route({ tlsSecret: 'shop-tls', path: '/api' }), 'Ingress').spec).toMatchObject({
    tls: [{ secretName: 'shop-tls' }],
    rules: [{ http: { paths: [{ path: '/api' }] } }],
  });
});

test('C6: with an issuer, one Ingress asks for the certificate, and its challenge gets in', () => {
  const chart = route(
    { blockedPaths: ['/metrics'] },
    chartIn({ ingress: { ...ingress, clusterIssuer: 'letsencrypt' } }),
  );
  const asking = ofKind(chart, 'Ingress').filter(
    ({ metadata }) => metadata.annotations?.['cert-manager.io/cluster-issuer'] === 'letsencrypt',
  );
  expect(asking.map(({ metadata }) => metadata.name)).toEqual(['api']);
  expect(only(chart, 'NetworkPolicy')).toMatchObject({
    metadata: { name: 'api-acme-solver', annotations: { 'argocd.argoproj.io/sync-wave': '-2' } },
    spec: {
      podSelector: { matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } },
              podSelector: { matchLabels: { app: 'nginx' } },
            },
          ],
          ports: [{ port: 8089 }],
        },
      ],
    },
  });
});

const pathHint = 'A path starts with "/" and has no spaces, "?" or "#".';
test.each<[string, Partial<PublicRouteProps>, readonly [string, string, string]]>([
  [
    'an invalid host',
    { host: 'api_example' },
    ['host', 'the host is "api_example".', 'A host is a DNS name such as "api.example.com".'],
  ],
  ['a relative path', { path: 'api' }, ['route-path', 'the path is "api".', pathHint]],
  ['a path with a query', { blockedPaths: ['/a?b'] }, ['route-path', 'the path is "/a?b".', pathHint]],
  [
    'a closed path outside the public one',
    { path: '/api', blockedPaths: ['/apimetrics'] },
    ['route-path', 'the path "/apimetrics" is outside "/api".', 'It must start with "/api/".'],
  ],
  [
    'two paths with one name',
    { paths: [{ path: '/a/auth' }, { path: '/b/auth' }] },
    ['route-path', 'the name "auth" of the path "/a/auth" is taken.', 'Give it another: name: "…".'],
  ],
  [
    'a path named as the closed ones are',
    { paths: [{ path: '/closed' }], blockedPaths: ['/metrics'] },
    ['route-path', 'the name "closed" of the path "/closed" is taken.', 'Give it another: name: "…".'],
  ],
  [
    'limits that are not numbers',
    { paths: [{ path: '/auth', requestsPerSecond: 0.5 }] },
    ['route', 'requestsPerSecond of the path "/auth" is 0.5.', 'It must be a whole number of 1 or more.'],
  ],
  [
    'an invalid size',
    { bodySize: '10 MB' },
    ['route', 'the path "/": bodySize is "10 MB".', 'It must be a whole number with k, m or g: "10m".'],
  ],
  [
    'an origin without a scheme',
    { cors: { origins: ['a.example'] } },
    [
      'route',
      'the path "/": an origin is "a.example".',
      'It must be "*", or a scheme and a host: "https://a.example".',
    ],
  ],
  [
    'no origins',
    { cors: { origins: [] } },
    ['route', 'the path "/": cors has no origins.', 'Name the origins that may call.'],
  ],
  [
    'a cookie with a space',
    { affinityCookie: 'my cookie' },
    ['route', 'the path "/": affinityCookie is "my cookie".', "A cookie's name has letters, digits and no spaces."],
  ],
])('refuses %s', (_, props, problem) => {
  expect(refusals(() => route(props))).toEqual([problem]);
});

test('a path may end with a slash', () => {
  expect(refusals(() => route({ path: '/api/', blockedPaths: ['/api/metrics'] }))).toEqual([]);
});

test('refuses a public route where there is no entry point', () => {
  expect(refusals(() => route({}, plainChart()))).toEqual([
    [
      'route',
      '"api" is public, and the environment has no entry point.',
      'Give the environment an ingress or a gateway.',
    ],
  ]);
});
