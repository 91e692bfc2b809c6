import type { Construct } from 'constructs';
import { withDelivery } from '../../src/delivery/deliver.js';
import type { Delivery, EnvironmentName } from '../../src/entries/types.js';
import { graphOf } from '../../src/graph/from-app.js';
import type { Graph } from '../../src/graph/graph.js';
import { Environment, Fleet, System, type SystemClass, type SystemProps } from '../../src/index.js';

/** A system of this name, with what `declare` puts into it. */
export function systemOf(name: string, declare: (system: System) => void): SystemClass<System> {
  return class extends System {
    constructor(scope: Construct, props: SystemProps) {
      super(scope, name, props);
      declare(this);
    }
  };
}

/** The graph of these systems in an environment that is delivered. */
export function delivered(delivery: Delivery, systems: readonly SystemClass<System>[], names: readonly string[]) {
  const environment = new Environment('production' as EnvironmentName, {
    ...{ tier: 'production', domain: 'example.com', versions: {} },
    cluster: { delivery },
  });
  const entries = systems.map((SystemOf, i) => [names[i]!, SystemOf] as const);
  const fleet = new Fleet({ environments: [environment], systems: Object.fromEntries(entries) });
  return { environment, graph: withDelivery(graphOf(fleet.declare(environment)), environment) };
}

/** The spec of an object. */
export const specOf = (graph: Graph, kind: string, name: string) =>
  graph.ofKind(kind).find(object => object.name === name)?.manifest['spec'] as Record<string, unknown>;
