import { App, Duration } from 'cdk8s';
import * as plus28 from 'cdk8s-plus-28';
import * as plus33 from 'cdk8s-plus-33';
import { runChecks } from '../../../src/checks/registry.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { Environment, foreign, httpGet, StatefulService, System, WebService, Worker } from '../../../src/index.js';
import { containerOf, only, refusals, small } from '../support.js';

const image = 'registry.example.com/shop:1.4.0';
const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };

const shop = () => {
  const environment = new Environment('staging', {
    tier: 'staging',
    domain: 'example.com',
    versions: {},
    cluster: { ingress: { className: 'nginx', controller: { namespace: 'ingress-nginx' } } },
  });
  return new System(new App(), 'shop', { environment });
};
const api = (system: System, props: object = {}) =>
  new WebService(system, 'api', { image, ports: { http: 8080 }, probes, resources: small, ...props });
const errorsOf = (system: System) =>
  runChecks(graphOf(system.node.root), { kubernetes: '1.33', tier: 'staging' })
    .filter(({ severity }) => severity === 'error')
    .map(({ id, message }) => [id, message]);

describe.each([
  ['cdk8s-plus-28', plus28],
  ['cdk8s-plus-33', plus33 as unknown as typeof plus28],
])('%s', (_, plus) => {
  test('scales a WebService, a Worker and a StatefulService, whose numbers of pods it then says', () => {
    const system = shop();
    const targets = [
      api(system, { replicas: 2 }),
      new Worker(system, 'mailer', { image, resources: small }),
      new StatefulService(system, 'nats', { image, ports: { client: 4222 }, members: 3, resources: small }),
    ];
    for (const target of targets)
      new plus.HorizontalPodAutoscaler(system, `scaler-${target.name}`, { target, minReplicas: 3, maxReplicas: 8 });
    expect(only(system, 'Deployment', 'api').spec).not.toHaveProperty('replicas');
    expect(only(system, 'StatefulSet').spec).not.toHaveProperty('replicas');
    expect(errorsOf(system)).toEqual([]);
  });

  test('probes are asked as they say, on the first port where they name none', () => {
    const system = shop();
    api(system, {
      probes: {
        liveness: plus.Probe.fromHttpGet('/live', { periodSeconds: Duration.seconds(20) }),
        readiness: plus.Probe.fromTcpSocket({ port: 8080 }),
      },
    });
    expect(containerOf(only(system, 'Deployment'))).toMatchObject({
      startupProbe: { httpGet: { path: '/live', port: 8080 }, periodSeconds: 5, failureThreshold: 60 },
      livenessProbe: { httpGet: { path: '/live', port: 8080 }, periodSeconds: 20 },
      readinessProbe: { tcpSocket: { port: 8080 } },
    });
    expect(containerOf(only(system, 'Deployment')).livenessProbe).not.toHaveProperty('failureThreshold');
    expect(errorsOf(system)).toEqual([]);
  });

  test('an Ingress leads to a WebService, and its policy lets the controller in', () => {
    const system = shop();
    const ingress = new plus.Ingress(system, 'ingress', { metadata: { name: 'shop' } });
    api(system, { route: { ingress, host: 'shop.example.com' } });
    expect(only(system, 'Ingress').spec['rules']).toEqual([
      {
        host: 'shop.example.com',
        http: {
          paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'api', port: { number: 80 } } } }],
        },
      },
    ]);
    expect(only(system, 'NetworkPolicy', 'api').spec['ingress']).toMatchObject([{ ports: [{ port: 8080 }] }]);
    expect(errorsOf(system)).toEqual([]);
  });

  const web = (system: System, ports = [{ name: 'http', number: 3000 }]) =>
    new plus.Deployment(system, 'web', {
      metadata: { name: 'web' },
      containers: [{ image, ports, securityContext: { user: 1000, group: 1000 } }],
    });

  test('a workload, or a Service that leads to one, is called as it is', () => {
    const [byWorkload, byService] = [shop(), shop()];
    api(byWorkload, { calls: [web(byWorkload)] });
    const service = web(byService).exposeViaService({ name: 'front', ports: [{ port: 80, targetPort: 3000 }] });
    api(byService, { calls: [service] });
    for (const system of [byWorkload, byService]) {
      const peers = [{ podSelector: { matchLabels: expect.objectContaining({}) } }];
      expect(only(system, 'NetworkPolicy', 'api').spec['egress']).toContainEqual({
        to: peers,
        ports: [{ port: 3000 }],
      });
      expect(only(system, 'NetworkPolicy', 'web').spec['ingress']).toEqual([
        { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'api' } } }], ports: [{ port: 3000 }] },
      ]);
    }
  });

  test('refuses a workload with several ports, and a Service that leads to nothing here, with what to say', () => {
    const system = shop();
    const several = web(system, [
      { name: 'http', number: 3000 },
      { name: 'admin', number: 3001 },
    ]);
    expect(refusals(() => api(system, { calls: [several] })).map(([, message, hint]) => [message, hint])).toEqual([
      ['shop/web has the ports "http" or "admin".', 'Say which: foreign(workload).port("http").'],
    ]);
    const ours = shop();
    const behind = new plus.Service(ours, 'behind', { selector: api(ours), ports: [{ port: 80, targetPort: 8080 }] });
    expect(
      refusals(() => new Worker(ours, 'mailer', { image, resources: small, calls: [behind] })).map(
        ([, message]) => message,
      ),
    ).toEqual([`Service ${behind.name} leads to the component shop/api.`]);
    const nowhere = new plus.Service(shop(), 'nowhere', { metadata: { name: 'nowhere' }, ports: [{ port: 80 }] });
    nowhere.selectLabel('app', 'nowhere');
    expect(refusals(() => api(shop(), { calls: [nowhere] })).map(([, message]) => message)).toEqual([
      'no workload here has the pods of Service nowhere.',
    ]);
  });

  test('connections of a workload that is taken in are whole: with name resolution', () => {
    const system = shop();
    const front = web(system);
    foreign(front, { harden: true });
    front.connections.allowTo(api(system), { ports: [plus.NetworkPolicyPort.tcp(8080)] });
    expect(only(system, 'NetworkPolicy', 'web').spec['egress']).toMatchObject([
      { ports: [{ protocol: 'UDP', port: 53 }, { port: 53 }] },
    ]);
    expect(errorsOf(system)).toEqual([]);
    const other = shop();
    const caller = web(other);
    foreign(caller, { harden: true });
    const called = new plus.Deployment(other, 'called', {
      metadata: { name: 'called' },
      containers: [{ image, ports: [{ name: 'http', number: 3000 }], securityContext: { user: 1000, group: 1000 } }],
    });
    foreign(called, { harden: true });
    called.connections.allowFrom(caller);
    expect(only(other, 'NetworkPolicy', 'web').spec['egress']).toHaveLength(1);
    expect(only(other, 'NetworkPolicy', 'called').spec).not.toHaveProperty('egress');
    expect(errorsOf(other)).toEqual([]);
  });

  test('without them and without calls, it resolves no names', () => {
    const system = shop();
    foreign(web(system));
    expect(only(system, 'NetworkPolicy', 'web').spec).not.toHaveProperty('egress');
  });
});

test('an autoscaler of cdk8s-plus beside our own is refused', () => {
  const system = shop();
  const target = api(system, { replicas: [2, 4] });
  expect(
    refusals(() => new plus28.HorizontalPodAutoscaler(system, 'scaler', { target, maxReplicas: 8 })).map(
      ([, message]) => message,
    ),
  ).toEqual(['api has an autoscaler of its own, and one of cdk8s-plus.']);
});
