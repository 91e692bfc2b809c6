import { podWithoutPolicy } from '../../src/checks/all.js';
import { isolatedNetworkOf } from '../../src/connectivity/cilium-isolation.js';
import { connectionsOf } from '../../src/connectivity/connections.js';
import { unreadIn } from '../../src/connectivity/unread.js';
import type { Manifest } from '../../src/graph/object.js';
import { deployment, graphOf, namespace, pods, policy } from './manifests.js';

const cilium = (kind: string, spec: object): Manifest => ({
  apiVersion: 'cilium.io/v2',
  kind,
  metadata: kind === 'CiliumNetworkPolicy' ? { name: 'a', namespace: 'shop' } : { name: 'a' },
  spec,
});
const workloads = [
  namespace('shop', { team: 'x' }),
  deployment('api'),
  deployment('db'),
  deployment('far', { app: 'api' }, { namespace: 'other' }),
];
const ids = { api: 'shop/api[Deployment]', db: 'shop/db[Deployment]', far: 'other/far[Deployment]' };

/** The workloads that a policy isolates, by direction. */
function isolated(...manifests: readonly Manifest[]) {
  const network = isolatedNetworkOf(graphOf(...workloads, ...manifests));
  const closed = (direction: 'ingress' | 'egress') =>
    network.workloads
      .filter(workload => network.groupsOf(workload).every(pods => network.policiesOn(direction, pods).length > 0))
      .map(({ id }) => id);
  return { ingress: closed('ingress'), egress: closed('egress') };
}

const api = { matchLabels: { 'k8s:app': 'api' } };

test.each([
  ['its own pods, where it has rules', 'CiliumNetworkPolicy', { endpointSelector: api, ingress: [{}] }, [ids.api], []],
  [
    'both directions',
    'CiliumNetworkPolicy',
    { endpointSelector: api, ingress: [{}], egress: [{}] },
    [ids.api],
    [ids.api],
  ],
  ['rules that deny', 'CiliumNetworkPolicy', { endpointSelector: {}, egressDeny: [{}] }, [], [ids.api, ids.db]],
  ['nothing without rules', 'CiliumNetworkPolicy', { endpointSelector: {}, ingress: [] }, [], []],
  [
    'nothing where it says so',
    'CiliumNetworkPolicy',
    { endpointSelector: {}, ingress: [{}], enableDefaultDeny: { ingress: false } },
    [],
    [],
  ],
  [
    'every namespace',
    'CiliumClusterwideNetworkPolicy',
    { endpointSelector: api, ingress: [{}] },
    [ids.api, ids.far],
    [],
  ],
  [
    'a namespace by name',
    'CiliumClusterwideNetworkPolicy',
    { endpointSelector: { matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'other' } }, ingress: [{}] },
    [ids.far],
    [],
  ],
  [
    'a namespace by its labels',
    'CiliumClusterwideNetworkPolicy',
    {
      endpointSelector: {
        matchExpressions: [{ key: 'k8s:io.cilium.k8s.namespace.labels.team', operator: 'In', values: ['x'] }],
      },
      ingress: [{}],
    },
    [ids.api, ids.db],
    [],
  ],
  ['no pods where it is for nodes', 'CiliumClusterwideNetworkPolicy', { nodeSelector: {}, ingress: [{}] }, [], []],
])('a policy of Cilium isolates %s', (_, kind, spec, ingress, egress) => {
  expect(isolated(cilium(kind, spec))).toEqual({ ingress, egress });
});

test('one of two specs isolates', () => {
  const { spec: _, ...both } = cilium('CiliumNetworkPolicy', {});
  expect(isolated({ ...both, specs: [{ endpointSelector: api, egress: [{}] }] }).egress).toEqual([ids.api]);
});

test('the list has what NetworkPolicies open of isolated pods, and the objects are named', () => {
  const closed = cilium('CiliumNetworkPolicy', { endpointSelector: api, ingress: [{}] });
  const open = policy('open', { podSelector: api, ingress: [{ from: [pods({ app: 'db' })], ports: [{ port: 80 }] }] });
  const plain = { ...open, spec: { ...(open['spec'] as object), podSelector: { matchLabels: { app: 'api' } } } };
  const into = (...manifests: readonly Manifest[]) =>
    connectionsOf(graphOf(...workloads, ...manifests))
      .filter(({ target }) => target === ids.api)
      .map(({ source, ports }) => `${source} ${ports}`);
  expect(into(closed)).toEqual([]);
  expect(into(closed, plain)).toEqual([`${ids.db} TCP 80`]);
  expect(unreadIn(graphOf(...workloads, closed))).toEqual([
    { objects: [expect.objectContaining({ name: 'a' })], consequence: expect.stringContaining('isolates the pods') },
  ]);
});

test('pods that Cilium isolates in both directions are not without a policy', () => {
  const both = cilium('CiliumNetworkPolicy', { endpointSelector: api, ingress: [{}], egress: [{}] });
  const found = [...podWithoutPolicy.check(graphOf(...workloads, both), { kubernetes: '1.31' })];
  expect(found.map(({ object }) => object.name)).toEqual(['db', 'far']);
});
