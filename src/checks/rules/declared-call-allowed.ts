import { describe } from '../../connectivity/describe.js';
import { canResolveNames, dnsPorts } from '../../connectivity/name-resolution.js';
import type { PeerGroup, PodGroup } from '../../connectivity/peer-group.js';
import type { Policy } from '../../connectivity/policy.js';
import { Ports } from '../../connectivity/ports.js';
import { type Blocked, type Proof, provePolicies } from '../../connectivity/prove.js';
import { type NameProof, proveNames } from '../../connectivity/prove-names.js';
import { listed } from '../../problem.js';
import { type Check, type Finding, finding } from '../check.js';
import { podMakingKinds, policyKinds } from '../kinds.js';

const side = {
  ingress: { field: 'spec.ingress', verb: 'lets it in' },
  egress: { field: 'spec.egress', verb: 'lets it out' },
} as const;

export const declaredCallAllowed: Check = {
  id: 'declared-call-allowed',
  title: 'No policy blocks a declared call',
  why: 'A call that one of the two policies on its way does not allow times out, and neither end says why.',
  fix: 'Open the port in the rules of that direction, or take the declaration back.',
  category: 'network',
  severity: 'error',
  kinds: [...policyKinds, ...podMakingKinds],
  scope: 'connections',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  fails: `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: database, namespace: shop }
spec:
  podSelector: { matchLabels: { app: database } }
  policyTypes: [Ingress]
  ingress: [] # although the api declares a call to it
`,
  *check(graph) {
    const proof = provePolicies(graph);
    for (const blocked of proof.blocked) {
      if (!isMissingNameResolution(proof, blocked)) yield findingOf(proof, blocked);
    }
    for (const blocked of proveNames(graph).blocked) yield unnamed(blocked);
  },
};

function findingOf({ network }: Proof, { grant, from, to, ports, direction, policies, denying }: Blocked): Finding {
  const { field, verb } = side[direction];
  const call = `${describe(network, from)} => ${describe(network, to)} : ${ports}`;
  const what = grant.reason === 'call' ? `declared call ${call}` : `${call} (${grant.reason})`;
  const [deny] = denying;
  if (deny) return finding(deny.object, field, `${what} is blocked: a rule of ${deny.object.name} denies it`);
  const [first, ...others] = [...policies].sort(
    (a, b) => Number(a.subject.pods.isEmpty) - Number(b.subject.pods.isEmpty),
  );
  const names = listed([first, ...others].flatMap(policy => policy?.object.name ?? []));
  return finding((first as Policy).object, field, `${what} is blocked: no ${direction} rule of ${names} ${verb}`);
}

/** No NetworkPolicy knows names: a rule of Cilium is missing. */
function unnamed({ from, name, ports, rules }: NameProof['blocked'][number]): Finding {
  const what = `declared call ${from.id} => ${name} : ${ports} is blocked`;
  const [rule] = rules;
  return rule
    ? finding(rule.policy, 'spec.egress', `${what}: no egress rule of ${rule.policy.name} names ${name} on that port`)
    : finding(from.object, '', `${what}: no CiliumNetworkPolicy with egress rules selects its pods`);
}

/** Pods that cannot resolve any name are egress-without-dns' to report. */
function isMissingNameResolution({ network }: Proof, { grant, from, direction }: Blocked): boolean {
  const others = dnsPorts.reduce(
    (left, port) => left.minus(Ports.of('UDP', port)).minus(Ports.of('TCP', port)),
    grant.ports,
  );
  return others.isEmpty && direction === 'egress' && isPods(from) && !canResolveNames(network, from);
}

const isPods = (group: PeerGroup): group is PodGroup => group.type === 'pods';
