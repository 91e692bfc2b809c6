import { ApiObject, App } from 'cdk8s';
import { Deployment, EnvValue } from 'cdk8s-plus-28';
import { runChecks } from '../../../src/checks/registry.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { Environment, foreign, httpGet, System, WebService } from '../../../src/index.js';
import { only, refusals } from '../support.js';

const resources = { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] } as const;

function shop() {
  const environment = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {} });
  return new System(new App(), 'shop', { environment });
}

const api = (system: System, calls: WebService['props']['calls'] = []) =>
  new WebService(system, 'api', {
    image: 'registry.example.com/api:1.4.0',
    ports: { http: 8080 },
    probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
    resources,
    calls,
  });

/** A web service of cdk8s-plus, with a Service of its own. */
function web(system: System, env: Readonly<Record<string, EnvValue>> = {}) {
  const image = 'registry.example.com/web:1.0.0';
  const deployment = new Deployment(system, 'web', {
    replicas: 2,
    containers: [{ image, ports: [{ name: 'http', number: 3000 }], envVariables: env }],
  });
  const service = deployment.exposeViaService({ name: 'web', ports: [{ port: 3000 }] });
  return { deployment, service };
}

const policyOf = (system: System, name: string) =>
  graphOf(system.node.root)
    .ofKind('NetworkPolicy')
    .find(object => object.name === name)?.manifest.spec as
    | { readonly ingress?: unknown[]; readonly egress?: { readonly ports?: unknown }[] }
    | undefined;

test('a Deployment of cdk8s-plus is called and calls, keeps its name and labels, and nothing is found wrong', () => {
  const system = shop();
  const server = api(system);
  const { deployment, service } = web(system, { API: EnvValue.fromValue(server.port('http').facts.url) });
  const ours = foreign(deployment, { calls: [server.port('http')], service, harden: true });
  new WebService(system, 'front', {
    image: 'registry.example.com/front:1.0.0',
    ports: { http: 8080 },
    probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
    resources,
    calls: [ours.port('http')],
  });
  const addr = deployment.matchLabels['cdk8s.io/metadata.addr'];
  const name = deployment.name;
  expect(policyOf(system, name)).toMatchObject({
    podSelector: { matchLabels: { 'cdk8s.io/metadata.addr': addr } },
    ingress: [
      { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'front' } } }], ports: [{ port: 3000 }] },
    ],
    egress: [
      { ports: [{ protocol: 'UDP', port: 53 }, { port: 53 }] },
      { to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'api' } } }], ports: [{ port: 8080 }] },
    ],
  });
  expect(policyOf(system, 'api')?.ingress).toEqual([
    { from: [{ podSelector: { matchLabels: { 'cdk8s.io/metadata.addr': addr } } }], ports: [{ port: 8080 }] },
  ]);
  expect(policyOf(system, 'front')?.egress).toContainEqual({
    to: [{ podSelector: { matchLabels: { 'cdk8s.io/metadata.addr': addr } } }],
    ports: [{ port: 3000 }],
  });
  expect(ours.port('http').facts).toEqual({
    host: 'web.shop-staging',
    port: 3000,
    url: 'http://web.shop-staging:3000',
  });
  const errors = runChecks(graphOf(system.node.root), { kubernetes: '1.31', tier: 'staging' });
  expect(errors.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('it comes after what it calls, and before what calls it', () => {
  const system = shop();
  const server = api(system);
  const { deployment } = web(system);
  const ours = foreign(deployment, { calls: [server.port('http')] });
  expect([server.wave, ours.wave, ours.port('http').wave]).toEqual([1, 2, 2]);
  const { metadata } = only(system, 'Deployment', deployment.name);
  expect(metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '2' });
});

test('plain objects have ports, labels and requests as well; ports without a name get one', () => {
  const system = shop();
  const nats = new ApiObject(system, 'nats', {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'nats' },
    spec: {
      serviceName: 'nats',
      replicas: 3,
      selector: { matchLabels: { app: 'nats' } },
      template: {
        metadata: { labels: { app: 'nats' } },
        spec: { containers: [{ name: 'nats', image: 'nats:2.10.1', ports: [{ containerPort: 4222 }] }] },
      },
    },
  });
  const ours = foreign(nats, { ports: { client: { number: 4222, protocol: 'tcp', servicePort: 4222 } } });
  expect(ours.port('client')).toMatchObject({
    protocol: 'tcp',
    port: 4222,
    peer: { namespace: 'shop-staging', pods: { app: 'nats' } },
    facts: { host: 'nats.shop-staging', port: 4222 },
  });
  expect(only(system, 'ResourceQuota').spec).toMatchObject({ hard: { pods: '4' } });
});

test('a StatefulSet has room for its claims', () => {
  const system = shop();
  const template = {
    metadata: { labels: { app: 'nats' } },
    spec: { containers: [{ name: 'nats', image: 'nats:2.10.1', ports: [{ containerPort: 4222 }] }] },
  };
  const requests = { storage: '10Gi' };
  const nats = new ApiObject(system, 'nats', {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'nats' },
    spec: {
      ...{ serviceName: 'nats', replicas: 3, selector: { matchLabels: { app: 'nats' } }, template },
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { resources: { requests } } }],
    },
  });
  foreign(nats);
  expect(only(system, 'ResourceQuota').spec).toMatchObject({
    hard: { persistentvolumeclaims: '3', 'requests.storage': '30Gi' },
  });
});

test('what does not make pods, cannot be hardened or has no such port is refused with what to do', () => {
  const system = shop();
  const map = new ApiObject(system, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map' } });
  expect(refusals(() => foreign(map))).toEqual([
    ['foreign', '"shop/map" must be one object that makes pods; it has none.', expect.stringContaining('CronJob')],
  ]);
  const root = new ApiObject(system, 'root', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'root', labels: { app: 'root' } },
    spec: { containers: [{ name: 'main', image: 'x:1', securityContext: { runAsUser: 0 } }] },
  });
  expect(refusals(() => foreign(root, { harden: true }))).toEqual([
    [
      'foreign',
      'Pod root: container "main" has runAsUser 0, so it cannot be hardened.',
      expect.stringContaining('PrivilegedNamespace'),
    ],
  ]);
  const { deployment, service } = web(system);
  const ours = foreign(deployment);
  expect(refusals(() => ours.port('htp'))).toEqual([
    ['foreign', '"shop/web" has no port "htp".', 'Name it in `ports`. Did you mean "http"?'],
  ]);
  expect(refusals(() => foreign(deployment))[0]?.[1]).toMatch(/^"shop\/web" is taken in already/);
  expect(service.name).toBe('web');
  expect(refusals(() => api(system, [map as never]))).toEqual([
    ['call', 'call 1 leads to no endpoint: it is of class ApiObject.', expect.stringContaining('foreign(workload)')],
  ]);
});

test('a Service that leads to a workload which is taken in and has no caller is found, with what to declare', () => {
  const cutOff = (system: System) =>
    runChecks(graphOf(system.node.root), { kubernetes: '1.31', tier: 'staging' }).filter(
      ({ id }) => id === 'pod-cut-off',
    );
  const alone = shop();
  foreign(web(alone).deployment, { harden: true });
  expect(cutOff(alone)).toEqual([
    expect.objectContaining({
      severity: 'warning',
      message: 'no component calls it and no policy admits anything, so Service shop-staging/web leads nowhere',
      hint: expect.stringContaining("calls: [foreign(workload).port('http')]"),
    }),
  ]);
  const called = shop();
  api(called, [foreign(web(called).deployment, { harden: true }).port('http')]);
  expect(cutOff(called)).toEqual([]);
  const admitted = shop();
  const { deployment } = web(admitted);
  const peer = { namespace: 'ingress-nginx', pods: {} };
  foreign(deployment, { harden: true, allowedCallers: [{ peer, port: 3000, reason: 'the way in' }] });
  expect(cutOff(admitted)).toEqual([]);
});
