import { describe as name } from '../../src/connectivity/describe.js';
import { ruleField } from '../../src/connectivity/policy.js';
import { provePolicies } from '../../src/connectivity/prove.js';
import { Graph } from '../../src/graph/graph.js';
import { graphObject, type Manifest } from '../../src/graph/object.js';
import type { Peer, PodPeer } from '../../src/intent/endpoint.js';
import type { Intents } from '../../src/intent/intents.js';
import { deployment, pods, policy } from './manifests.js';

const peer = (app: string, namespace = 'shop'): PodPeer => ({ namespace, pods: { app } });
const api = peer('api');

/** A graph with declared calls `[from, to, port]` and platform edges. */
function declared(
  manifests: readonly Manifest[],
  calls: readonly (readonly [PodPeer, Peer, number])[],
  edges: readonly Intents['edge'][] = [],
): Graph {
  const values: Record<string, readonly unknown[]> = {
    call: calls.map(([from, to, port]) => ({ from, to: { transport: 'TCP', port, peer: to } })),
    edge: edges,
  };
  const intents = (kind: string) => (values[kind] ?? []).map(value => ({ by: undefined, value }));
  return new Graph(
    manifests.map(manifest => graphObject(manifest)),
    intents as unknown as Graph['intents'],
  );
}

const both = ['Ingress', 'Egress'];
const apiPolicy = (egress: readonly object[], ingress: readonly object[] = []) =>
  policy('api', { ...pods({ app: 'api' }), policyTypes: both, egress, ingress });
const dbPolicy = (ingress: readonly object[]) =>
  policy('db', { ...pods({ app: 'db' }), policyTypes: both, ingress, egress: [] });
const workloads = [deployment('api'), deployment('db')];
const toDb = { to: [pods({ app: 'db' })], ports: [{ port: 5432 }] };
const fromApi = { from: [pods({ app: 'api' })], ports: [{ port: 5432 }] };

/** What a proof found, in words. */
function found(graph: Graph) {
  const { pairs, blocked, undeclared, unprotected, network } = provePolicies(graph);
  return {
    pairs,
    blocked: blocked.map(
      b =>
        `${name(network, b.from)} => ${name(network, b.to)} : ${b.ports} ${b.direction} ${b.policies.map(p => p.object.name)}`,
    ),
    undeclared: undeclared.map(({ rule, openings }) => [
      `${rule.policy.name} ${ruleField(rule)}`,
      openings.map(({ from, to, ports }) => `${name(network, from)} => ${name(network, to)} : ${ports}`),
    ]),
    unprotected: unprotected.map(({ pods: group, direction }) => `${name(network, group)} ${direction}`),
  };
}
const clean = { blocked: [], undeclared: [], unprotected: [] };

test('a call that both ends allow, and nothing else, is proved', () => {
  const graph = declared([...workloads, apiPolicy([toDb]), dbPolicy([fromApi])], [[api, peer('db'), 5432]]);
  expect(found(graph)).toEqual({ pairs: 4, ...clean });
});

test('a graph without declarations has nothing to prove', () => {
  expect(found(declared(workloads, []))).toEqual({ pairs: 0, ...clean });
});

test('each end that stops a call is reported, with its policies', () => {
  const graph = declared([...workloads, apiPolicy([]), dbPolicy([])], [[api, peer('db'), 5432]]);
  const call = 'shop/api[Deployment] => shop/db[Deployment] : TCP 5432';
  expect(found(graph).blocked).toEqual([`${call} egress api`, `${call} ingress db`]);
});

test('pods without a policy are open to everyone, whatever is declared', () => {
  const graph = declared([...workloads, dbPolicy([fromApi])], [[api, peer('db'), 5432]]);
  expect(found(graph).unprotected).toEqual(['shop/api[Deployment] ingress', 'shop/api[Deployment] egress']);
});

test('a rule is too wide also where only pods that are not in the graph could use it', () => {
  const wide = { from: [{ namespaceSelector: {}, ...pods({ app: 'api' }) }], ports: [{ port: 5432 }] };
  const graph = declared([...workloads, apiPolicy([toDb]), dbPolicy([wide])], [[api, peer('db'), 5432]]);
  expect(found(graph)).toEqual({
    pairs: 4,
    ...clean,
    undeclared: [
      ['db spec.ingress[0]', ['any pod labelled app=api of another namespace => shop/db[Deployment] : TCP 5432']],
    ],
  });
});

test('platform edges are allowed, and have to be, at our end', () => {
  const edge = {
    direction: 'ingress',
    pods: api,
    peer: peer('nginx', 'ingress'),
    ports: [{ port: 8080, transport: 'TCP' }],
    reason: 'way in',
  } as const;
  const fromNginx = {
    from: [
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } }, ...pods({ app: 'nginx' }) },
    ],
    ports: [{ port: 8080 }],
  };
  expect(found(declared([deployment('api'), apiPolicy([], [fromNginx])], [], [edge]))).toEqual({ pairs: 1, ...clean });
  expect(found(declared([deployment('api'), apiPolicy([])], [], [edge])).blocked).toEqual([
    'any pod labelled app=nginx of namespace ingress => shop/api[Deployment] : TCP 8080 ingress api',
  ]);
});

test('declared addresses are compared exactly', () => {
  const to = (cidr: string) => ({ to: [{ ipBlock: { cidr } }], ports: [{ port: 443 }] });
  const bank: Peer = { cidrs: ['203.0.113.0/24'] };
  const only = (cidr: string) => found(declared([deployment('api'), apiPolicy([to(cidr)])], [[api, bank, 443]]));
  expect(only('203.0.113.0/24')).toEqual({ pairs: 1, ...clean });
  expect(only('203.0.113.0/25').blocked).toEqual([
    'shop/api[Deployment] => 203.0.113.128-203.0.113.255 : TCP 443 egress api',
  ]);
  expect(only('203.0.112.0/23').undeclared).toEqual([
    ['api spec.egress[0]', ['shop/api[Deployment] => 203.0.112.0-203.0.112.255 : TCP 443']],
  ]);
});

test('a host that is known by name alone opens no address', () => {
  const bank: Peer = { cidrs: [], hosts: ['api.bank.example'] };
  const world = { to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ port: 443 }] };
  expect(found(declared([deployment('api'), apiPolicy([])], [[api, bank, 443]]))).toEqual({ pairs: 1, ...clean });
  expect(found(declared([deployment('api'), apiPolicy([world])], [[api, bank, 443]])).undeclared).toEqual([
    ['api spec.egress[0]', ['shop/api[Deployment] => 0.0.0.0-255.255.255.255 : TCP 443']],
  ]);
});

test('neighbouring ranges are reported as one', () => {
  const to = (...cidrs: string[]) => ({ to: cidrs.map(cidr => ({ ipBlock: { cidr } })), ports: [{ port: 443 }] });
  const bank: Peer = { cidrs: ['203.0.113.0/24'] };
  const shop: Peer = { cidrs: ['203.0.113.128/25'] };
  const both = [
    [api, bank, 443],
    [api, shop, 25],
  ] as const;
  expect(found(declared([deployment('api'), apiPolicy([])], both)).blocked).toEqual([
    'shop/api[Deployment] => 203.0.113.0-203.0.113.255 : TCP 443 egress api',
    'shop/api[Deployment] => 203.0.113.128-203.0.113.255 : TCP 25 egress api',
  ]);
  const world = apiPolicy([to('0.0.0.0/1', '128.0.0.0/1')]);
  expect(found(declared([deployment('api'), world], [[api, shop, 443]])).undeclared).toEqual([
    [
      'api spec.egress[0]',
      [
        'shop/api[Deployment] => 0.0.0.0-203.0.113.127 : TCP 443',
        'shop/api[Deployment] => 203.0.114.0-255.255.255.255 : TCP 443',
      ],
    ],
  ]);
});
