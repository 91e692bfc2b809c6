import type { App } from 'cdk8s';
import { withDelivery } from '../delivery/deliver.js';
import type { Environment } from '../environment/environment.js';
import type { Fault, Fleet } from '../fleet/fleet.js';
import { type GraphOptions, graphOf } from '../graph/from-app.js';
import type { Graph } from '../graph/graph.js';
import { systemAround } from '../intent/unit.js';
import { collecting, type Problem } from '../problem.js';

/** An environment, as far as it could be declared and rendered. */
export interface Declaration {
  readonly graph: Graph;
  readonly faults: readonly Fault[];
}

/**
 * @param app what the fleet declared of this very environment before. @default nothing
 * @returns the graph of everything that could be rendered, its faults, and the app that it was made of
 */
export function declare(
  fleet: Fleet,
  environment: Environment,
  options: GraphOptions,
  before?: App,
): Declaration & { readonly app: App } {
  const { app, faults } = fleet.attempt(environment, before);
  const found = [...faults];
  const unfinished = new Set(faults.map(({ system }) => system));
  const graph = graphOf(app, {
    ...options,
    refuse: (construct, problems) => {
      const system = systemAround(construct);
      if (system !== undefined && unfinished.has(system)) return; // Consequences of what is reported already.
      found.push(...problems.map(problem => ({ problem, system })));
    },
  });
  const undelivered: Problem[] = [];
  const delivered = collecting(undelivered, () => withDelivery(graph, environment));
  found.push(...undelivered.map(problem => ({ problem })));
  return { app, graph: delivered ?? graph, faults: found };
}
