import { type Network, networkOf } from '../../connectivity/network.js';
import type { PodGroup } from '../../connectivity/peer-group.js';
import { type Direction, otherPolicies } from '../../connectivity/policy.js';
import type { GraphObject } from '../../graph/object.js';
import { podsBehind } from '../../graph/services.js';
import type { PodPeer } from '../../intent/endpoint.js';
import { formatObject, listed } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

const callers =
  "Declare who calls it: calls: [foreign(workload).port('http')] of a component, or foreign(workload, { allowedCallers }) for callers that are not components.";

export const podCutOff: Check = {
  id: 'pod-cut-off',
  title: 'A policy that denies everything is not the only one on a pod',
  why: 'Nothing reaches the pod, or it reaches nothing, not even a name server: a Service that leads to it never answers, and its own calls fail.',
  fix: 'Declare what it calls and who calls it: foreign(workload, { calls }) in a System, or a NetworkPolicy that selects its pods. Where it needs no network, give it a policy that says so.',
  category: 'network',
  severity: 'warning',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-and-all-egress-traffic',
  fails: `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: default-deny, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
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
    // Policies that the engine does not read, and those of the tiers, may open what these close.
    const others = [...otherPolicies(graph), ...network.adminPolicies.map(({ object }) => object)];
    const elsewhere = new Set(others.map(({ namespace }) => namespace));
    const services = new Map<GraphObject, string>();
    for (const service of graph.ofKind('Service')) {
      for (const { object } of podsBehind(graph, service)) services.set(object, formatObject(service));
    }
    const taken = graph.intents('foreign').map(({ value }) => value.pods);
    for (const workload of network.workloads) {
      if (elsewhere.has(undefined) || elsewhere.has(workload.namespace)) continue;
      const groups = network.groupsOf(workload).filter(({ onNode }) => !onNode);
      const closed = (direction: Direction) =>
        groups.length > 0 && groups.every(pods => isForgotten(network, direction, pods));
      const service = services.get(workload.object);
      const ingress = service !== undefined && closed('ingress');
      const egress = closed('egress');
      if (service !== undefined && !ingress && isUncalled(network, groups, taken)) {
        const message = `no component calls it and no policy admits anything, so ${service} leads nowhere`;
        yield finding(workload.object, '', message, callers);
      }
      if (!ingress && !egress) continue;
      const names = new Set(
        groups.flatMap(pods =>
          network.policiesOn(ingress ? 'ingress' : 'egress', pods).map(({ object }) => object.name),
        ),
      );
      const effects = [
        ...(ingress ? [`nothing reaches it, so ${service} leads nowhere`] : []),
        ...(egress ? ['it reaches nothing, not even a name server'] : []),
      ];
      yield finding(
        workload.object,
        '',
        `only NetworkPolicy ${listed(names)}, which selects every pod, selects these: ${effects.join('; ')}`,
      );
    }
  },
};

/** Whether pods of another library were taken into the network, and no caller of theirs was declared. */
const isUncalled = (network: Network, groups: readonly PodGroup[], taken: readonly PodPeer[]): boolean =>
  groups.length > 0 &&
  groups.every(
    pods =>
      taken.some(peer => isOf(pods, peer)) &&
      network.policiesOn('ingress', pods).every(({ rules }) => (rules.ingress ?? []).length === 0),
  );

const isOf = ({ namespace, labels }: PodGroup, peer: PodPeer): boolean =>
  namespace === (peer.namespace ?? 'default') &&
  Object.entries(peer.pods).every(([label, value]) => labels[label] === value);

/** Whether all that isolates the pods is for every pod of the namespace, and opens nothing. */
function isForgotten(network: Network, direction: Direction, pods: PodGroup): boolean {
  const policies = network.policiesOn(direction, pods);
  return (
    policies.length > 0 &&
    policies.every(({ subject, rules }) => subject.pods.isEmpty && (rules[direction] ?? []).length === 0)
  );
}
