import { fieldsOf, listOf, textMapOf, textOf } from '../graph/fields.js';
import type { Selector } from '../graph/selector.js';
import type { Labels } from '../intent/endpoint.js';
import type { Grant } from './grant.js';
import { namespaceNameLabel, type PodFacts, podFacts } from './peer-group.js';
import { type Direction, type PodRulePeer, peerKey, type Rule } from './policy.js';

/** No namespace can have this name. */
export const elsewhere = '{elsewhere}';

type NamespaceLabels = (namespace: string) => Labels;

/**
 * Pods that are not in the graph and show how wide rules are: for every peer of a rule the pod with the fewest labels that it allows,
 * for every declared end the one with the fewest labels that it selects, and one without labels.
 */
export function assumedPods(
  policies: readonly { readonly rules: Readonly<Partial<Record<Direction, readonly Rule[]>>> }[],
  grants: readonly Grant[],
  namespaceLabels: NamespaceLabels,
): readonly PodFacts[] {
  const rules = policies.flatMap(({ rules: { ingress = [], egress = [] } }) => [...ingress, ...egress]);
  const peers = [...rules.flatMap(rule => rule.peers ?? []), ...grants.flatMap(({ from, to }) => [from, to])];
  const distinct = new Map(peers.flatMap(peer => (peer.type === 'pods' ? [[peerKey(peer), peer] as const] : [])));
  return [podFacts(elsewhere, {}), ...[...distinct.values()].map(peer => leastPod(peer, namespaceLabels))];
}

function leastPod({ namespaces, pods }: PodRulePeer, namespaceLabels: NamespaceLabels): PodFacts {
  const labels = leastLabels(namespaces);
  const namespace = labels[namespaceNameLabel];
  return namespace === undefined
    ? podFacts(elsewhere, leastLabels(pods), labels)
    : podFacts(namespace, leastLabels(pods), { ...namespaceLabels(namespace), ...labels });
}

/** The fewest labels that satisfy a selector, as far as it can be satisfied. */
function leastLabels({ source }: Selector): Labels {
  const { matchLabels, matchExpressions } = fieldsOf(source);
  const expressions = listOf(matchExpressions).map(fieldsOf);
  const wanted = expressions.flatMap(({ key, operator, values }) => {
    const label = textOf(key);
    if (label === undefined || (operator !== 'In' && operator !== 'Exists')) return [];
    return [[label, textOf(listOf(values)[0]) ?? ''] as const];
  });
  return { ...Object.fromEntries(wanted), ...textMapOf(matchLabels) };
}
