import * as checks from '../../src/checks/all.js';
import { connectionsOf } from '../../src/connectivity/connections.js';
import { Graph } from '../../src/graph/graph.js';
import { graphObject, type Manifest } from '../../src/graph/object.js';
import { deployment, pods, policy, service } from './manifests.js';

const named = (i: number) => pods({ app: `app-${i}` });
const ports = [{ port: 'http' }];

/** Applications of one namespace, each of which calls the next, with a policy, a Service and a route each. */
function chain(length: number): Graph {
  const manifests = Array.from({ length }, (_, i): readonly Manifest[] => [
    deployment(`app-${i}`, { app: `app-${i}` }, { ports: [{ name: 'http', containerPort: 8080 }] }),
    service(`app-${i}`, { app: `app-${i}` }, [{ name: 'http', port: 80, targetPort: 'http' }], { app: `app-${i}` }),
    policy(`app-${i}`, {
      ...named(i),
      policyTypes: ['Ingress', 'Egress'],
      ingress: i > 0 ? [{ from: [named(i - 1)], ports }] : [],
      egress: i < length - 1 ? [{ to: [named(i + 1)], ports }] : [],
    }),
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: `app-${i}`, namespace: 'shop' },
      spec: {
        rules: [
          {
            host: `app-${i}.example.com`,
            http: { paths: [{ path: '/', backend: { service: { name: `app-${i}`, port: { name: 'http' } } } }] },
          },
        ],
      },
    },
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: `app-${i}`, namespace: 'shop' },
      spec: { selector: { matchLabels: { app: `app-${i}` } }, endpoints: [{ port: 'http' }] },
    },
  ]);
  const peer = (i: number) => ({ namespace: 'shop', pods: { app: `app-${i}` } });
  const calls = Array.from({ length: length - 1 }, (_, i) => ({
    by: undefined,
    value: { from: peer(i), to: { transport: 'TCP', port: 8080, peer: peer(i + 1) } },
  }));
  return new Graph(
    manifests.flat().map(manifest => graphObject(manifest)),
    ((kind: string) => (kind === 'call' ? calls : [])) as unknown as Graph['intents'],
  );
}

/** Processor time of the best of some rounds, in microseconds: what else runs on the machine only ever adds. */
function best(work: (graph: Graph) => unknown, length: number): number {
  const times = Array.from({ length: 4 }, () => {
    const graph = chain(length);
    const before = process.cpuUsage();
    work(graph);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...times);
}

const judged = [
  checks.declaredCallAllowed,
  checks.egressWithoutDns,
  checks.networkPolicyValid,
  checks.podWithoutPolicy,
  checks.policySelectsPods,
  checks.publicRouteExposesInternalPath,
  checks.undeclaredConnection,
];

test('eight times the applications cost all checks of connections about eight times as much, not 64 times', () => {
  const work = (graph: Graph) => judged.map(({ check }) => [...check(graph, { kubernetes: '1.31' })]);
  work(chain(200));
  expect(best(work, 1600) / best(work, 200)).toBeLessThan(20);
});

test('the list grows with its rows', () => {
  connectionsOf(chain(200));
  expect(best(connectionsOf, 1600) / best(connectionsOf, 200)).toBeLessThan(20);
});
