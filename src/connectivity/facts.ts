import type { Graph } from '../graph/graph.js';
import { adminPolicyKinds } from './admin-policy.js';
import { otherPolicyKinds } from './policy.js';
import { workloadsOf } from './workloads.js';

/** Every object of these kinds counts with all that is in it. */
const deciding = ['Namespace', 'NetworkPolicy', ...adminPolicyKinds, ...otherPolicyKinds];

/**
 * Everything that connections depend on, those that are declared and those that policies allow: the same while nothing
 * of it changes.
 */
export function connectionFacts(graph: Graph): readonly unknown[] {
  const calls = graph.intents('call').map(({ value: { from, to } }) => [from, to.transport, to.port, to.peer, to.id]);
  const edges = graph.intents('edge').map(({ value }) => value);
  const contracts = [graph.intents('contract'), graph.intents('offer')].map(all => all.map(({ value }) => value));
  const workloads = workloadsOf(graph).map(({ id, pods }) => [id, pods]);
  const policies = deciding.flatMap(kind => graph.ofKind(kind)).map(({ manifest }) => manifest);
  return [JSON.stringify([calls, edges, contracts, workloads]), ...policies];
}
