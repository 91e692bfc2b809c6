import type { Environment } from '../environment/environment.js';
import type { Graph } from '../graph/graph.js';
import { formatObject, type Problem, problem } from '../problem.js';
import { type Fixed, fixedIn } from './fixed.js';
import { steady, sum } from './levels.js';
import type { CostLine } from './line.js';
import { loadBalancerLines } from './load-balancers.js';
import { podLines, withoutRequests } from './pods.js';
import type { Prices } from './prices.js';
import { volumeLines, withoutPrice } from './volumes.js';

/** What the systems of one environment cost a month. */
export interface EnvironmentCost {
  readonly environment: string;
  /** By system, component and kind, sorted; each once. */
  readonly lines: readonly CostLine[];
  /** What it cannot tell. */
  readonly gaps: readonly Gap[];
}

/** Something of a system whose cost is not known. */
export interface Gap {
  readonly system: string;
  readonly problem: Problem;
}

/** The cost of what is rendered for an environment, by what its manifests ask for. */
export function costOf(graph: Graph, environment: Environment, prices: Prices): EnvironmentCost {
  const { name, cluster } = environment;
  const priced = fixedIn(prices, environment);
  const fixed = priced.map(
    ({ system, name: component, amount = 0 }): CostLine => ({ system, component, kind: 'fixed', cost: steady(amount) }),
  );
  const lines = merged([
    ...podLines(graph, prices, cluster.zones),
    ...volumeLines(graph, prices),
    ...loadBalancerLines(graph, prices),
    ...fixed,
  ]);
  return { environment: name, lines, gaps: gapsIn(graph, environment, prices, priced) };
}

/** One line for what is paid for the same; added up in an order that the order of declarations does not change. */
function merged(lines: readonly CostLine[]): readonly CostLine[] {
  const groups = new Map<string, CostLine[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.system, line.component, line.kind]);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const keys = [...groups.keys()].sort();
  return keys.flatMap(key => {
    const same = (groups.get(key) ?? []).sort(
      (a, b) => a.cost.maximum - b.cost.maximum || a.cost.minimum - b.cost.minimum,
    );
    const [first] = same;
    const cost = sum(same.map(line => line.cost));
    return first && cost.maximum > 0 ? [{ ...first, cost }] : [];
  });
}

function gapsIn(graph: Graph, { name, props }: Environment, prices: Prices, priced: readonly Fixed[]): readonly Gap[] {
  const gap = (system: string, message: string, hint: string): Gap => ({
    system,
    problem: { ...problem('price-missing', `${name}: ${message}`, { hint }), severity: 'warning' },
  });
  const isPriced = (system: string, id: string) => priced.some(each => each.system === system && each.name === id);
  const unsettled = priced.flatMap(({ system, name: item, groups }) =>
    groups
      ? [
          gap(
            system,
            `"${item}" of ${system} has prices for ${groups.map(group => `"${group}"`).join(' and ')}, which are both its groups.`,
            `Say what it costs a month here: fixed.${name}.${system}["${item}"].`,
          ),
        ]
      : [],
  );
  const stores = Object.entries(props.stores).flatMap(([system, placed]) =>
    Object.entries(placed)
      .filter(([id, { managed }]) => managed && !isPriced(system, id))
      .map(([id]) =>
        gap(
          system,
          `the managed store "${id}" of ${system} has no price.`,
          `Say what it costs a month: fixed.${name}.${system}["${id}"].`,
        ),
      ),
  );
  const classes = withoutPrice(graph, prices).map(({ system, storageClass }) =>
    gap(
      system,
      `the storage class "${storageClass}" has no price; the default's is taken.`,
      `Say what a GiB costs: storage["${storageClass}"].`,
    ),
  );
  const pods = withoutRequests(graph).map(({ object }) =>
    gap(
      object.unit?.system ?? '',
      `${formatObject(object)} requests nothing, so it costs nothing here.`,
      'Give its containers requests.',
    ),
  );
  return [...unsettled, ...stores, ...classes, ...pods];
}
