import type { IConstruct } from 'constructs';
import type { Intents } from './intents.js';
import { walk } from './walk.js';

/** Where a node keeps what its construct recorded: one place for all copies of this library in a program. */
const place = Symbol.for('plainsail.recorded');

/** Values by kind, in the order in which they were recorded. */
type Records = Map<string, unknown[]>;

const recordsOf = ({ node }: IConstruct) => (node as { [place]?: Records })[place];

/** One recorded value, and the construct that recorded it. */
export interface Recorded<K extends keyof Intents> {
  readonly by: IConstruct;
  readonly value: Intents[K];
}
type Index = Map<string, Recorded<keyof Intents>[]>;

const indexes = new WeakMap<IConstruct, Index>();

/** Records intent on the tree. */
export function record<K extends keyof Intents>(by: IConstruct, kind: K, value: Intents[K]): void {
  const records: Records = recordsOf(by) ?? new Map();
  Object.assign(by.node, { [place]: records });
  add(records, kind, Object.freeze(value));
  indexes.delete(by.node.root);
}

/** Everything of one kind recorded under the root: one walk, kept until something is recorded again. */
export function recorded<K extends keyof Intents>(root: IConstruct, kind: K): readonly Recorded<K>[] {
  return (indexOf(root).get(kind) ?? []) as unknown as readonly Recorded<K>[];
}

/** Takes a child and what it recorded off the tree. */
export function remove(child: IConstruct): void {
  child.node.scope?.node.tryRemoveChild(child.node.id);
  indexes.delete(child.node.root);
}

/** What a construct and those above it have recorded by now, the outermost first. */
export function recordedAround<K extends keyof Intents>(construct: IConstruct, kind: K): readonly Intents[K][] {
  return construct.node.scopes.flatMap(scope => (recordsOf(scope)?.get(kind) ?? []) as Intents[K][]);
}

/** The first of one kind that a construct itself has recorded. */
export function firstRecorded<K extends keyof Intents>(by: IConstruct, kind: K): Intents[K] | undefined {
  return recordsOf(by)?.get(kind)?.[0] as Intents[K] | undefined;
}

/** Who calls an endpoint. */
export function callsTo(root: IConstruct, endpoint: string): readonly Recorded<'call'>[] {
  return (indexOf(root).get(`call to ${endpoint}`) ?? []) as unknown as readonly Recorded<'call'>[];
}

function indexOf(root: IConstruct): Index {
  let index = indexes.get(root);
  if (!index) {
    index = new Map();
    for (const by of walk(root)) {
      for (const [kind, values] of recordsOf(by) ?? []) {
        for (const value of values as Intents[keyof Intents][]) {
          add(index, kind, { by, value });
          if (kind === 'call') add(index, `call to ${(value as Intents['call']).to.id}`, { by, value });
        }
      }
    }
    indexes.set(root, index);
  }
  return index;
}

function add<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
