import type { IConstruct } from 'constructs';
import { Environment } from '../../environment/environment.js';
import type { Endpoint } from '../../intent/endpoint.js';
import { type Problem, problem } from '../../problem.js';

/** The construct that exposes an endpoint; none for one that was written by hand, for pods of the platform. */
const exposedBy = new WeakMap<Endpoint, IConstruct>();

export function recordExposed(by: IConstruct, endpoints: readonly Endpoint[]): void {
  for (const endpoint of endpoints) exposedBy.set(endpoint, by);
}

/** Calls to what another app declares, such as the same system in another environment: the policies of the other end would not allow them. */
export function foreignCallProblems(caller: IConstruct, endpoints: readonly Endpoint[]): Problem[] {
  return endpoints.flatMap(endpoint => {
    const by = exposedBy.get(endpoint);
    if (!by || by.node.root === caller.node.root) return [];
    const [theirs, ours] = [by, caller].map(construct => Environment.of(construct)?.name);
    const where = theirs === ours ? 'in another app' : `in ${theirs ?? 'an app without environment'}`;
    const here = theirs === ours || ours === undefined ? '' : `, and this is ${ours}`;
    return [
      problem('call', `a call leads to ${endpoint.id}, which is declared ${where}${here}.`, {
        hint: 'Call what this app declares: a system gets another one of its environment by this.other(…).',
      }),
    ];
  });
}
