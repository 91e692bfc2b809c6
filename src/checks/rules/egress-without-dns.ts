import { type CiliumRule, ciliumEgress, resolvesNames } from '../../connectivity/cilium.js';
import { canResolveNames } from '../../connectivity/name-resolution.js';
import { type Network, networkOf } from '../../connectivity/network.js';
import type { PodGroup } from '../../connectivity/peer-group.js';
import { listed } from '../../problem.js';
import { type Check, type Finding, finding } from '../check.js';
import { podMakingKinds, policyKinds } from '../kinds.js';

export const egressWithoutDns: Check = {
  id: 'egress-without-dns',
  title: 'Pods that may call others may resolve their names',
  why: 'A connection to a Service or a host begins with a DNS request; without it every call fails, whatever else is open.',
  fix: 'Add an egress rule with UDP 53 and TCP 53 to the pods of the cluster DNS.',
  category: 'network',
  severity: 'error',
  kinds: [...policyKinds, ...podMakingKinds],
  scope: 'connections',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
  fails: `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec:
  podSelector: { matchLabels: { app: api } }
  policyTypes: [Egress]
  egress:
    - to: [{ podSelector: { matchLabels: { app: database } } }]
      ports: [{ port: 5432 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: main, image: registry.example/api:1.0.0 }] }
`,
  *check(graph) {
    const network = networkOf(graph);
    for (const workload of network.workloads) {
      const named = ciliumEgress(graph).get(workload) ?? [];
      for (const pods of network.groupsOf(workload)) {
        if (resolvesNames(named) || canResolveNames(network, pods) || !callsPods(network, pods)) continue;
        const policies = network.policiesOn('egress', pods).map(({ object }) => object.name);
        yield finding(
          workload.object,
          '',
          `may call other pods, but NetworkPolicy ${listed(policies)} of namespace ${workload.namespace} has no egress rule for UDP 53`,
        );
      }
      const rule = named.find(({ hosts }) => hosts.length > 0);
      if (rule && !named.some(({ readsAnswers }) => readsAnswers)) yield unseen(rule);
    }
  },
};

/** What pods resolve elsewhere is of no use to a rule that goes by names. */
const unseen = ({ policy, path, hosts }: CiliumRule): Finding =>
  finding(
    policy,
    path,
    `${listed(hosts)} ${hosts.length === 1 ? 'is' : 'are'} known to Cilium only from the answers of name servers, and no rule lets it read those`,
    'Add an egress rule with port 53 and rules.dns to a CiliumNetworkPolicy of the same pods.',
  );

/** Rules that name addresses alone need no name resolution. */
const callsPods = (network: Network, pods: PodGroup): boolean =>
  network
    .policiesOn('egress', pods)
    .flatMap(({ rules: { egress = [] } }) => egress)
    .some(({ peers }) => !peers || peers.some(({ type }) => type === 'pods'));
