import type { Intents } from '../intent/intents.js';
import type { Recorded } from '../intent/record.js';
import { append } from './append.js';
import type { GraphObject } from './object.js';

/** What was declared beside the objects, by kind; a graph read from files has none. */
export type DeclaredIntent = <K extends keyof Intents>(kind: K) => readonly Recorded<K>[];

const none: readonly GraphObject[] = Object.freeze([]);

/** Everything of one environment, rendered once, frozen and indexed. Checks read it and nothing else. */
export class Graph {
  readonly objects: readonly GraphObject[];
  readonly intents: DeclaredIntent;
  private readonly kinds = new Map<string, GraphObject[]>();
  private readonly first = new Map<string, GraphObject>();
  private readonly repeated = new Map<string, GraphObject[]>();

  constructor(objects: readonly GraphObject[], intents: DeclaredIntent = () => []) {
    this.objects = Object.freeze([...objects]);
    this.intents = intents;
    for (const object of this.objects) {
      append(this.kinds, object.kind, object);
      const id = idOf(object.group, object.kind, object.namespace, object.name);
      if (this.first.has(id)) append(this.repeated, id, object);
      else this.first.set(id, object);
    }
  }

  /** All objects of a kind, in declared order. */
  ofKind(kind: string): readonly GraphObject[] {
    return this.kinds.get(kind) ?? none;
  }

  /** All objects with this identity: more than one is a duplicate. */
  all(group: string, kind: string, namespace: string | undefined, name: string): readonly GraphObject[] {
    const id = idOf(group, kind, namespace, name);
    const first = this.first.get(id);
    return first ? [first, ...(this.repeated.get(id) ?? none)] : none;
  }

  /** Without those that repeat an earlier object: they are one in the cluster. */
  distinct(objects: readonly GraphObject[]): readonly GraphObject[] {
    if (this.repeated.size === 0) return objects;
    return objects.filter(object => {
      const { group, kind, namespace, name } = object;
      return name === '' || this.get(group, kind, namespace, name) === object;
    });
  }

  get(group: string, kind: string, namespace: string | undefined, name: string): GraphObject | undefined {
    return this.first.get(idOf(group, kind, namespace, name));
  }
}

/** Whether two objects are one in the cluster. */
export const isSame = (one: GraphObject, other: GraphObject): boolean =>
  one === other ||
  (one.name !== '' &&
    idOf(one.group, one.kind, one.namespace, one.name) === idOf(other.group, other.kind, other.namespace, other.name));

/** Group, kind, namespace and name: what makes two objects one. The version does not; the default namespace may be omitted. */
export const idOf = (group: string, kind: string, namespace: string | undefined, name: string) =>
  `${group}/${kind}/${namespace === 'default' ? '' : (namespace ?? '')}/${name}`;
