import type { Graph } from '../graph/graph.js';
import { perObject } from '../graph/per-object.js';
import { otherPolicyKinds } from './policy.js';
import { workloadsOf } from './workloads.js';

/** Every object of these kinds counts with all that is in it. */
const deciding = ['Namespace', 'NetworkPolicy', ...otherPolicyKinds];
const written = perObject(({ manifest }) => JSON.stringify(manifest));

/** Everything that connections depend on, those that are declared and those that policies allow, as one text. */
export function connectionFacts(graph: Graph): string {
  const calls = graph.intents('call').map(({ value: { from, to } }) => [from, to.transport, to.port, to.peer]);
  const edges = graph.intents('edge').map(({ value }) => value);
  const workloads = workloadsOf(graph).map(({ id, pods }) => [id, pods]);
  const policies = deciding.flatMap(kind => graph.ofKind(kind).map(written));
  return [JSON.stringify([calls, edges, workloads]), ...policies].join('\n');
}
