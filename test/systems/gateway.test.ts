import { checkGraph } from '../../src/checks/registry.js';
import { provePolicies } from '../../src/connectivity/prove.js';
import type { GatewayFacts } from '../../src/entries/types.js';
import { graphOf } from '../../src/graph/from-app.js';
import { Fleet } from '../../src/index.js';
import { fleet } from '../../src/main.js';
import { formatObject, type Problem } from '../../src/problem.js';
import { contextOf } from '../../src/synth/environment-problems.js';

const gateway: GatewayFacts = {
  name: 'public',
  namespace: 'gateways',
  controller: {
    namespace: 'envoy-gateway-system',
    pods: { 'gateway.envoyproxy.io/owning-gateway-name': 'public' },
  },
  listeners: { http: 'http' },
  clusterIssuer: 'letsencrypt-prod',
  implementation: 'envoy-gateway',
  acceptMissing: ['connections'],
};

/** The same systems in the same environments, except for the entry point. */
const through = (way: GatewayFacts) =>
  new Fleet({
    systems: fleet.systems,
    environments: fleet.environments.map(each => each.with({ ingress: undefined, gateway: way })),
  });
const throughGateway = through(gateway);

const bootstrapIn = (environment: string) =>
  environment === 'production' ? 'codex-bootstrap' : `codex-bootstrap-${environment}`;

/** The warning about objectives that are measured at ingress-nginx, where nothing comes in through it. */
const blind = (environment: string) =>
  [
    ...(environment === 'development' ? [] : [[bootstrapIn(environment), 'frontend', 'requests']]),
    [`idea-${environment}`, 'codex-server', 'requests'],
    [`idis-${environment}`, 'idis-ui', 'requests'],
    [`idis-${environment}`, 'idis-api', 'requests'],
    [`idis-${environment}`, 'idis-api', 'request_duration_seconds'],
  ].map(([namespace, rules, metric]) => [
    ...['warning', 'metric-known', `PrometheusRule ${namespace}/${rules}`],
    `the recording "slo:sli_error:ratio_rate5m" finds no "nginx_ingress_controller_${metric}": there is no Ingress`,
  ]);
const told = (problems: readonly Problem[]) =>
  problems.map(({ severity, id, object, message }) => [severity, id, formatObject(object), message]);

test.each(fleet.environments.map(({ name }) => name))(
  'H4: through an older Gateway with its own certificates, the checks find nothing in %s but objectives without data',
  name => {
    const { clusterIssuer: _, ...others } = gateway;
    const older = through({ ...others, version: '1.4', listeners: { https: 'https', http: 'http' } });
    const environment = older.environment(name);
    const graph = graphOf(older.declare(environment));
    expect(graph.ofKind('ListenerSet')).toEqual([]);
    expect(graph.ofKind('SecurityPolicy').length).toBeGreaterThan(0);
    expect(told(checkGraph(graph, contextOf(environment)).problems)).toEqual(blind(name));
  },
);

describe.each(throughGateway.environments.map(environment => [environment.name, environment] as const))(
  'through a Gateway in %s',
  (name, environment) => {
    const graph = graphOf(throughGateway.declare(environment));

    test('H4: every system is rendered without an Ingress, and the checks find nothing but objectives without data', () => {
      expect(graph.ofKind('Ingress')).toEqual([]);
      expect(told(checkGraph(graph, contextOf(environment)).problems)).toEqual(blind(name));
    });

    test('H4: each public route is an HTTPRoute on its own listener', () => {
      const ingresses = graphOf(fleet.declare(fleet.environment(name))).ofKind('Ingress');
      const names = (kind: string) => graph.ofKind(kind).map(object => `${object.namespace}/${object.name}`);
      const open = ingresses.filter(({ name: called }) => !called.endsWith('-closed'));
      expect(names('HTTPRoute')).toEqual(
        expect.arrayContaining(open.map(object => `${object.namespace}/${object.name}`)),
      );
      const issued = ingresses.filter(
        ({ manifest }) => manifest.metadata.annotations?.['cert-manager.io/cluster-issuer'] !== undefined,
      );
      expect(names('ListenerSet').sort()).toEqual(issued.map(object => `${object.namespace}/${object.name}`).sort());
    });

    test('H4 C6: the Gateway reaches what it serves, and nobody else does', () => {
      const { blocked, undeclared, unprotected } = provePolicies(graph);
      expect({ blocked, undeclared, unprotected }).toEqual({ blocked: [], undeclared: [], unprotected: [] });
    });
  },
);

test('H4: CodeAI keeps its limits through a Gateway, and /metrics is closed', () => {
  const graph = graphOf(throughGateway.declare(throughGateway.environment('production')));
  const spec = (kind: string, name: string) =>
    graph.ofKind(kind).find(object => object.namespace === 'codeai' && object.name === name)?.manifest['spec'];
  const limit = (requests: number) => ({ local: { rules: [{ limit: { requests, unit: 'Second' } }, {}] } });
  expect(spec('BackendTrafficPolicy', 'codeai-ingress')).toMatchObject({
    rateLimit: limit(100),
    requestBuffer: { limit: '10Mi' },
  });
  expect(spec('BackendTrafficPolicy', 'codeai-ingress-auth')).toMatchObject({ rateLimit: limit(10) });
  expect(spec('HTTPRoute', 'codeai-ingress')).toMatchObject({
    hostnames: ['api.codeai.example.com'],
    rules: [
      { backendRefs: [{ name: 'codeai-service', port: 80 }] },
      { matches: [{ path: { value: '/metrics' } }], filters: [{ extensionRef: { name: 'codeai-ingress-closed' } }] },
    ],
  });
});

describe('H4: Helmsman in production', () => {
  const graph = graphOf(throughGateway.declare(throughGateway.environment('production')));
  const specOf = (kind: string, name: string) =>
    graph.ofKind(kind).find(object => object.namespace === 'codex-bootstrap' && object.name === name)?.manifest['spec'];
  const perMinute = ['0.0.0.0/0', '::/0'].map(value => ({
    clientSelectors: [{ sourceCIDR: { type: 'Distinct', value } }],
    limit: { requests: 100, unit: 'Minute' },
  }));
  const targetRefs = (name: string) => [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name }];

  test('H4: its API has TLS by cert-manager, CORS, its limit, and no public metrics', () => {
    expect(specOf('ListenerSet', 'codex-ingress')).toMatchObject({
      parentRef: { name: 'public', namespace: 'gateways' },
      listeners: [{ hostname: 'api.helmsman.example.com', tls: { certificateRefs: [{ name: 'codex-ingress-tls' }] } }],
    });
    expect(specOf('HTTPRoute', 'codex-ingress')).toMatchObject({
      parentRefs: [{ kind: 'ListenerSet', name: 'codex-ingress' }],
      hostnames: ['api.helmsman.example.com'],
      rules: [
        {
          filters: [{ type: 'CORS', cors: { allowOrigins: ['https://helmsman.example.com'] } }],
          backendRefs: [{ name: 'backend', port: 8000 }],
        },
        { matches: [{ path: { type: 'PathPrefix', value: '/metrics' } }], filters: [{ type: 'ExtensionRef' }] },
      ],
    });
    expect(specOf('BackendTrafficPolicy', 'codex-ingress')).toEqual({
      targetRefs: targetRefs('codex-ingress'),
      rateLimit: { local: { rules: perMinute } },
    });
  });

  test('H4: WebSockets of its gateway stay open, each client at one pod', () => {
    expect(specOf('HTTPRoute', 'codex-ingress-ws')).toMatchObject({
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/ws' } }],
          timeouts: { request: '1h' },
          backendRefs: [{ name: 'backend', port: 8000 }],
        },
      ],
    });
    expect(specOf('BackendTrafficPolicy', 'codex-ingress-ws')).toEqual({
      targetRefs: targetRefs('codex-ingress-ws'),
      rateLimit: { local: { rules: perMinute } },
      loadBalancer: {
        type: 'ConsistentHash',
        consistentHash: { type: 'Cookie', cookie: { name: 'codex-session', ttl: '0s' } },
      },
    });
  });

  test('H4: nothing of the experimental channel is rendered', () => {
    const standard = ['backendRefs', 'filters', 'matches', 'timeouts'];
    const rules = graph.ofKind('HTTPRoute').flatMap(({ manifest }) => {
      const { rules: of = [] } = manifest['spec'] as { readonly rules?: readonly object[] };
      return of;
    });
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.flatMap(rule => Object.keys(rule)).filter(key => !standard.includes(key))).toEqual([]);
  });
});
