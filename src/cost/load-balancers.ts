import { routedPaths } from '../connectivity/routed-path.js';
import { at } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { steady } from './levels.js';
import { type CostLine, payerOf } from './line.js';
import type { Prices } from './prices.js';

/** One for each Service that asks for one; and one for all public routes of an environment, which its systems share evenly. */
export function loadBalancerLines(graph: Graph, { loadBalancer }: Prices): readonly CostLine[] {
  const kind = 'load-balancer' as const;
  const own = graph.ofKind('Service').flatMap(service => {
    const payer = payerOf(service);
    const asks = at(service.manifest, 'spec')['type'] === 'LoadBalancer';
    return payer && asks ? [{ ...payer, kind, cost: steady(loadBalancer) }] : [];
  });
  const routed = [...new Set(routedPaths(graph).flatMap(({ object }) => object.unit?.system ?? []))];
  const share = steady(loadBalancer / routed.length);
  return [...own, ...routed.map(system => ({ system, component: 'public routes', kind, cost: share }))];
}
