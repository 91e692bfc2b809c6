import { connectionsOf, openThroughRoutes, openToCluster } from '../../src/connectivity/connections.js';
import { connectionText } from '../../src/connectivity/print.js';
import type { Manifest } from '../../src/graph/object.js';
import { deployment, graphOf, namespace, pods, policy, service } from './manifests.js';

const list = (...manifests: readonly Manifest[]): readonly string[] =>
  [...connectionText([{ rows: connectionsOf(graphOf(...manifests)) }])].join('').split('\n').slice(0, -1);
const closed = policy('closed', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });

test('without policies everything is open, but a workload to itself is not a row', () => {
  expect(list(deployment('a'), deployment('b'))).toEqual([
    '0.0.0.0-255.255.255.255[External] => shop/a[Deployment] : All Connections',
    '0.0.0.0-255.255.255.255[External] => shop/b[Deployment] : All Connections',
    'shop/a[Deployment] => 0.0.0.0-255.255.255.255[External] : All Connections',
    'shop/a[Deployment] => shop/b[Deployment] : All Connections',
    'shop/b[Deployment] => 0.0.0.0-255.255.255.255[External] : All Connections',
    'shop/b[Deployment] => shop/a[Deployment] : All Connections',
  ]);
});

test('workloads that no policy tells apart keep their own rows', () => {
  const both = policy('in', { podSelector: {}, ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 80 }] }] });
  expect(
    list(deployment('a', { app: 'x' }), deployment('b', { app: 'x' }), both).filter(row => row.endsWith('TCP 80')),
  ).toEqual(['shop/a[Deployment] => shop/b[Deployment] : TCP 80', 'shop/b[Deployment] => shop/a[Deployment] : TCP 80']);
});

test('pods of one controller are one workload, even when their labels differ', () => {
  const pod = (name: string, role: string): Manifest => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'shop',
      labels: { role },
      ownerReferences: [{ kind: 'StatefulSet', name: 'db', controller: true }],
    },
    spec: {},
  });
  const primary = policy('primary', { ...pods({ role: 'primary' }), ingress: [{ ports: [{ port: 5432 }] }] });
  const replica = policy('replica', { ...pods({ role: 'replica' }), ingress: [{ ports: [{ port: 5433 }] }] });
  expect(list(pod('db-0', 'primary'), pod('db-1', 'replica'), primary, replica)).toEqual([
    '0.0.0.0-255.255.255.255[External] => shop/db[StatefulSet] : TCP 5432-5433',
    'shop/db[StatefulSet] => 0.0.0.0-255.255.255.255[External] : All Connections',
  ]);
});

test('the world has IPv6 where a policy names it', () => {
  const ingress = [{ from: [{ ipBlock: { cidr: '2001:db8::/32' } }], ports: [{ port: 443 }] }];
  expect(list(deployment('a'), policy('a', { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress }))).toEqual([
    '2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff[External] => shop/a[Deployment] : TCP 443',
  ]);
});

test('what the API server would refuse opens nothing', () => {
  const ingress = [
    { from: [{ ipBlock: { cidr: '10.0.0.0/33' } }] },
    { from: [{ ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }] },
    { from: [{}] },
    {
      ports: [
        { port: 90, endPort: 80 },
        { port: 80, protocol: 'HTTP' },
      ],
    },
  ];
  expect(list(deployment('a'), closed, policy('a', { podSelector: {}, ingress }))).toEqual([]);
});

test('pods on the network of their node are pods, or unknown addresses, as the plugin has it', () => {
  const graph = graphOf(
    deployment('agent', { app: 'agent' }, { spec: { hostNetwork: true } }),
    deployment('a'),
    closed,
  );
  expect(connectionsOf(graph)).toEqual([]);
  const rows = connectionsOf(graph, { hostNetwork: 'node' }).map(({ source, target }) => `${source} => ${target}`);
  expect(rows).toEqual([
    '0.0.0.0-255.255.255.255[External] => shop/agent[Deployment]',
    'shop/agent[Deployment] => 0.0.0.0-255.255.255.255[External]',
  ]);
});

describe('the ingress controller', () => {
  const app = deployment(
    'api',
    { app: 'api' },
    { ports: [{ name: 'http', containerPort: 8080 }, { containerPort: 9090 }] },
  );
  const open = policy('api', { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress: [{}] });
  const api = service('api', { app: 'api' }, [
    { name: 'web', port: 80, targetPort: 'http' },
    { name: 'metrics', port: 9090 },
  ]);
  const row = (ports: string) => [`{ingress-controller} => shop/api[Deployment] : ${ports}`];
  const rows = (...manifests: readonly Manifest[]) => list(app, api, ...manifests).filter(text => text.startsWith('{'));
  const ingress = (port: object): Manifest => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'api', namespace: 'shop' },
    spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'api', port } } }] } }] },
  });

  test('comes along an Ingress, by name and by number', () => {
    expect(rows(open, ingress({ name: 'web' }))).toEqual(row('TCP 8080'));
    expect(rows(open, ingress({ number: 9090 }))).toEqual(row('TCP 9090'));
    expect(rows(open, ingress({ number: 81 }))).toEqual([]);
  });

  test('comes along an HTTPRoute of another namespace', () => {
    const route: Manifest = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'api', namespace: 'gateways' },
      spec: { rules: [{ backendRefs: [{ name: 'api', namespace: 'shop', port: 80 }] }] },
    };
    expect(rows(open, route)).toEqual(row('TCP 8080'));
  });

  test('comes along an OpenShift Route, to every port when it names none', () => {
    const route: Manifest = {
      apiVersion: 'route.openshift.io/v1',
      kind: 'Route',
      metadata: { name: 'api', namespace: 'shop' },
      spec: { to: { kind: 'Service', name: 'api' } },
    };
    expect(rows(open, route)).toEqual(row('TCP 8080,9090'));
  });

  test('is stopped like any unknown pod', () => {
    expect(rows(closed, ingress({ name: 'web' }))).toEqual([]);
    const anywhere = policy('api', {
      podSelector: {},
      ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 8080 }] }],
    });
    expect(rows(closed, anywhere, ingress({ name: 'web' }))).toEqual(row('TCP 8080'));
  });

  describe('when asked what is exposed', () => {
    const exposed = (...manifests: readonly Manifest[]) => [
      ...connectionText([{ rows: openThroughRoutes(graphOf(app, api, ingress({ name: 'web' }), ...manifests)) }]),
    ];
    const from = (peer: object, port = 8080) =>
      policy('api', { podSelector: {}, ingress: [{ from: [peer], ports: [{ port }] }] });
    const platform = {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } },
      podSelector: { matchLabels: { app: 'ingress-nginx' } },
    };

    test('may be any pod that policies admit from elsewhere', () => {
      expect(rows(from(platform), ingress({ name: 'web' }))).toEqual([]);
      expect(exposed(from(platform)).join('')).toBe(`${row('TCP 8080')}\n`);
      expect(exposed(from(platform, 9090)).join('')).toBe('');
    });
    test('is not one of the pods beside the workload', () => {
      expect(exposed(from({ podSelector: { matchLabels: { app: 'other' } } })).join('')).toBe('');
      expect(exposed(closed).join('')).toBe('');
    });
  });
});

test('open to the whole cluster is what any pod of any namespace can reach', () => {
  const from = (peer: object) => policy('a', { podSelector: {}, ingress: [{ from: [peer], ports: [{ port: 80 }] }] });
  const open = (peer: object) =>
    openToCluster(graphOf(namespace('shop', { team: 'x' }), deployment('a'), from(peer))).length;
  expect(open({ namespaceSelector: {} })).toBe(1);
  expect(open({ namespaceSelector: {}, podSelector: {} })).toBe(1);
  expect(open({ podSelector: {} })).toBe(0);
  expect(open({ namespaceSelector: { matchLabels: { team: 'x' } } })).toBe(0);
});
