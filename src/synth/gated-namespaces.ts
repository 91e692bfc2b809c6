import type { Environment } from '../environment/environment.js';
import type { Fleet } from '../fleet/fleet.js';
import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { gatedUnit } from '../intent/gate.js';
import { type Problem, problem } from '../problem.js';
import { sharedClusters } from './shared-objects.js';

/** An object that no gated unit renders, as far as a problem of it needs. */
interface Guest {
  readonly object: GraphObject;
  readonly unit: string;
}

/** An object that no approval covers, though it would be applied where changes need one. */
export interface Intruder {
  /** `staging/bank`, maybe of an environment that was entered before. */
  readonly unit: string;
  readonly problem: Problem;
}

/** The namespaces of a cluster, by name. */
class Namespaces {
  /** The gated unit that owns each. */
  readonly owners = new Map<string, string>();
  /** What is in those that nobody owns yet. */
  readonly guests = new Map<string, Guest[]>();
}

/**
 * The namespaces that gated systems own, entered one environment after another: an approval covers the files of its
 * system alone, so what any other system renders there would be applied without one.
 */
export class GatedNamespaces {
  private readonly gated: ReadonlySet<string>;
  private readonly shared: ReadonlySet<string>;
  private readonly clusters = new Map<string, Namespaces>();
  /** Of the environment that was entered last, where no other one can have anything in them. */
  private alone = { environment: '', namespaces: new Namespaces() };

  constructor({ gates, environments }: Pick<Fleet, 'gates' | 'environments'>) {
    this.gated = new Set(gates.map(gatedUnit));
    this.shared = sharedClusters(environments);
  }

  /** Enters the objects of an environment. An object of another system in a gated namespace of its cluster is a problem. */
  enter(environment: Environment, graph: Graph): readonly Intruder[] {
    if (this.gated.size === 0) return [];
    const { owners, guests } = this.namespacesOf(environment);
    const found: Intruder[] = [];
    for (const object of graph.objects) {
      const unit = unitOf(object, environment);
      const namespace = object.kind === 'Namespace' ? object.name : object.namespace;
      if (namespace === undefined) continue;
      if (object.kind === 'Namespace' && this.gated.has(unit)) {
        owners.set(namespace, unit);
        found.push(...(guests.get(namespace) ?? []).filter(guest => guest.unit !== unit).map(by(unit, namespace)));
        guests.delete(namespace);
      }
      const owner = owners.get(namespace);
      if (owner === undefined) {
        if (!guests.has(namespace)) guests.set(namespace, []);
        guests.get(namespace)!.push({ object, unit });
      } else if (owner !== unit) found.push(by(owner, namespace)({ object, unit }));
    }
    return found;
  }

  private namespacesOf({ name, cluster }: Environment): Namespaces {
    if (cluster.name === undefined || !this.shared.has(cluster.name)) {
      if (this.alone.environment !== name) this.alone = { environment: name, namespaces: new Namespaces() };
      return this.alone.namespaces;
    }
    const namespaces = this.clusters.get(cluster.name) ?? new Namespaces();
    this.clusters.set(cluster.name, namespaces);
    return namespaces;
  }
}

const unitOf = ({ unit }: GraphObject, { name }: Environment): string =>
  unit ? gatedUnit(unit) : `${name}, outside of every system`;

const by =
  (owner: string, namespace: string) =>
  ({ object: { apiVersion, kind, namespace: own, name, source }, unit }: Guest): Intruder => ({
    unit,
    problem: problem(
      'not-approved',
      `rendered by ${unit} into the namespace "${namespace}" of ${owner}, which changes by approval only.`,
      {
        object: { apiVersion, kind, namespace: own, name },
        source: source?.(),
        hint: `Declare it in that system, whose approval covers it, or give it another namespace.`,
      },
    ),
  });
