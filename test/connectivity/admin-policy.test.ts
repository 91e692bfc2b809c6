import { declaredCallAllowed, egressWithoutDns } from '../../src/checks/all.js';
import { adminPoliciesOf } from '../../src/connectivity/admin-policy.js';
import { connectionsOf, openToCluster } from '../../src/connectivity/connections.js';
import { unreadIn } from '../../src/connectivity/unread.js';
import { Graph } from '../../src/graph/graph.js';
import type { Manifest } from '../../src/graph/object.js';
import { deployment, graphOf, namespace, policy } from './manifests.js';

const admin = (spec: object, kind = 'AdminNetworkPolicy', name = 'a'): Manifest => ({
  apiVersion: 'policy.networking.k8s.io/v1alpha1',
  kind,
  metadata: { name },
  spec: { subject: { namespaces: {} }, priority: 1, ...spec },
});
const everywhere = [{ namespaces: {} }];
const workloads = [namespace('shop'), deployment('a'), deployment('b')];
const into = (...manifests: readonly Manifest[]) =>
  connectionsOf(graphOf(...workloads, ...manifests))
    .filter(({ source, target }) => source.includes('shop/a') && target.includes('shop/b'))
    .map(({ ports }) => `${ports}`);

test.each([
  ['a later version of the API fails closed: deny', 'Deny', [], []],
  ['a later version of the API fails closed: pass', 'Pass', [], []],
  ['a later version of the API fails closed: allow', 'Allow', ['All Connections'], ['All Connections']],
])('%s', (_, action, before, after) => {
  const unknown = { ingress: [{ action, from: [{ serviceAccounts: {} }] }] };
  expect(into(admin(unknown))).toEqual(before);
  expect(into(admin(unknown), admin({ priority: 2 }, 'AdminNetworkPolicy', 'b'))).toEqual(after);
});

test('peers that are nodes or domain names match nothing, and the policy is named', () => {
  const spec = { egress: [{ action: 'Deny', to: [{ nodes: {} }, { domainNames: ['example.com'] }] }] };
  expect(into(admin(spec))).toEqual(['All Connections']);
  expect(unreadIn(graphOf(...workloads, admin(spec)))).toMatchObject([
    { consequence: expect.stringContaining('nodes') },
  ]);
  expect(unreadIn(graphOf(...workloads, admin({ egress: [{ action: 'Deny', to: everywhere }] })))).toEqual([]);
});

test('a policy of the same name in another API is not one of these, and is named', () => {
  const antrea = { ...admin({}, 'ClusterNetworkPolicy'), apiVersion: 'crd.antrea.io/v1beta1' };
  expect(adminPoliciesOf(graphOf(antrea))).toEqual([]);
  expect(unreadIn(graphOf(antrea))).toMatchObject([{ consequence: expect.stringContaining('not read') }]);
});

test('pods on the network of their node are neither subjects nor peers', () => {
  const onNode = deployment('b', { app: 'b' }, { spec: { hostNetwork: true } });
  const deny = admin({ ingress: [{ action: 'Deny', from: everywhere }], egress: [{ action: 'Deny', to: everywhere }] });
  const rows = connectionsOf(graphOf(namespace('shop'), deployment('a'), onNode, deny));
  expect(rows.map(({ source, target }) => `${source} ${target}`)).toContain('shop/a[Deployment] shop/b[Deployment]');
});

test('what is denied to some pods is not open to the whole cluster', () => {
  const to = (rule: object) => openToCluster(graphOf(...workloads, admin({ ingress: [rule] }))).length;
  const some = [{ namespaces: { matchLabels: { team: 'x' } } }];
  expect(to({ action: 'Deny', from: some })).toBe(0);
  expect(to({ action: 'Allow', from: some })).toBe(2);
  expect(to({ action: 'Deny', from: everywhere, ports: [{ portNumber: { port: 80 } }] })).toBe(2);
});

test('the baseline is for pods that no NetworkPolicy isolates', () => {
  const baseline = admin({ ingress: [{ action: 'Deny', from: everywhere }] }, 'BaselineAdminNetworkPolicy', 'default');
  const open = policy('open', { podSelector: {}, ingress: [{ ports: [{ port: 80 }] }] });
  expect(into(baseline)).toEqual([]);
  expect(into(baseline, open)).toEqual(['TCP 80']);
});

test('a declared call that a tier denies is blocked, by the policy that denies it', () => {
  const peer = (app: string) => ({ namespace: 'shop', pods: { app } });
  const call = { from: peer('a'), to: { transport: 'TCP', port: 80, peer: peer('b') } };
  const blocked = (...manifests: readonly Manifest[]) => {
    const intents = (kind: string) => (kind === 'call' ? [{ by: undefined, value: call }] : []);
    const { objects } = graphOf(...workloads, ...manifests);
    const graph = new Graph(objects, intents as unknown as Graph['intents']);
    return [...declaredCallAllowed.check(graph, { kubernetes: '1.31' })].map(({ object, path }) => [object.name, path]);
  };
  const deny = admin({ ingress: [{ action: 'Deny', from: everywhere }] }, 'AdminNetworkPolicy', 'no');
  const allow = admin({ priority: 0, ingress: [{ action: 'Allow', from: everywhere }] });
  expect(blocked(deny)).toEqual([['no', 'spec.ingress']]);
  expect(blocked(deny, allow)).toEqual([]);
  const closed = policy('closed', { podSelector: {}, policyTypes: ['Ingress'] });
  expect(blocked(closed)).toEqual([['closed', 'spec.ingress']]);
  expect(blocked(closed, deny)).toEqual([['no', 'spec.ingress']]);
});

test('name resolution that a tier allows to all is name resolution', () => {
  const calls = policy('calls', {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [{ to: [{ podSelector: {} }], ports: [{ port: 80 }] }],
  });
  const without = (...manifests: readonly Manifest[]) =>
    [...egressWithoutDns.check(graphOf(...workloads, calls, ...manifests), { kubernetes: '1.31' })].length;
  const dns = { action: 'Allow', to: everywhere, ports: [{ portNumber: { protocol: 'UDP', port: 53 } }] };
  expect(without()).toBe(2);
  expect(without(admin({ egress: [dns] }))).toBe(0);
});
