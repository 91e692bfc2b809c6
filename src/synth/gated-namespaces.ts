import type { Environment } from '../environment/environment.js';
import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { type Gate, gatedUnit } from '../intent/gate.js';
import { type Problem, problem } from '../problem.js';

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

/**
 * The namespaces that gated systems own, entered one environment after another: an approval covers the files of its
 * system alone, so what any other system renders there would be applied without one.
 */
export class GatedNamespaces {
  private readonly gated: ReadonlySet<string>;
  private readonly owners = new Map<string, string>();
  private readonly guests = new Map<string, Guest[]>();

  constructor(gates: readonly Gate[]) {
    this.gated = new Set(gates.map(gatedUnit));
  }

  /** Enters the objects of an environment. An object of another system in a gated namespace of its cluster is a problem. */
  enter(environment: Environment, graph: Graph): readonly Intruder[] {
    if (this.gated.size === 0) return [];
    const place = (namespace: string) => `${environment.cluster.name ?? environment.name}/${namespace}`;
    const found: Intruder[] = [];
    for (const object of graph.objects) {
      const unit = unitOf(object, environment);
      const namespace = object.kind === 'Namespace' ? object.name : object.namespace;
      if (namespace === undefined) continue;
      const key = place(namespace);
      if (object.kind === 'Namespace' && this.gated.has(unit)) {
        this.owners.set(key, unit);
        found.push(...(this.guests.get(key) ?? []).filter(guest => guest.unit !== unit).map(by(unit, namespace)));
        this.guests.delete(key);
      }
      const owner = this.owners.get(key);
      if (owner === undefined) this.remember(key, { object, unit });
      else if (owner !== unit) found.push(by(owner, namespace)({ object, unit }));
    }
    return found;
  }

  private remember(key: string, guest: Guest): void {
    const others = this.guests.get(key);
    if (others) others.push(guest);
    else this.guests.set(key, [guest]);
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
