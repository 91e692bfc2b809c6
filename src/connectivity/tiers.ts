import { append } from '../graph/append.js';
import type { AdminPolicy, AdminRule, Tier } from './admin-policy.js';
import type { PeerGroup } from './peer-group.js';
import type { PeerGroups } from './peer-groups.js';
import type { Direction } from './policy.js';
import { Ports } from './ports.js';

/** What the rules of a tier make of ports. */
export interface Decision {
  readonly open: Ports;
  /** Left to the next tier. */
  readonly undecided: Ports;
}

/** The rules of the tiers around NetworkPolicies, by the pods that they are for. */
export class Tiers {
  private readonly rules = new Map<string, Map<PeerGroup, AdminRule[]>>();

  /** @param policies in the order in which they are asked */
  constructor(policies: readonly AdminPolicy[], groups: PeerGroups) {
    for (const { tier, subject, rules } of policies) {
      for (const pods of groups.selectedBy(subject)) {
        // Policies of these tiers are not for pods on the network of their node.
        if (pods.onNode) continue;
        for (const rule of [...rules.ingress, ...rules.egress]) append(this.at(tier, rule.direction), pods, rule);
      }
    }
  }

  rulesOn(tier: Tier, direction: Direction, group: PeerGroup): readonly AdminRule[] {
    return this.at(tier, direction).get(group) ?? none;
  }

  private at(tier: Tier, direction: Direction): Map<PeerGroup, AdminRule[]> {
    const key = `${tier} ${direction}`;
    const found = this.rules.get(key) ?? new Map<PeerGroup, AdminRule[]>();
    this.rules.set(key, found);
    return found;
  }
}

const none: readonly AdminRule[] = [];

/**
 * Asks rules in their order about some ports.
 * @param matched the ports on which a rule is about the two ends in question
 */
export function decide(rules: readonly AdminRule[], ports: Ports, matched: (rule: AdminRule) => Ports): Decision {
  let [open, passed, left] = [Ports.none, Ports.none, ports];
  for (const rule of rules) {
    const hit = left.intersect(matched(rule));
    if (hit.isEmpty) continue;
    left = left.minus(hit);
    if (rule.action === 'allow') open = open.union(hit);
    if (rule.action === 'pass') passed = passed.union(hit);
  }
  return { open, undecided: left.union(passed) };
}
