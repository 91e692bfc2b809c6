import type { IConstruct } from 'constructs';
import type { Intents } from './intents.js';
import { walk } from './walk.js';

const prefix = 'plainsail:';

/** One recorded value, and the construct that recorded it. */
export interface Recorded<K extends keyof Intents> {
  readonly by: IConstruct;
  readonly value: Intents[K];
}
type Index = Map<string, Recorded<keyof Intents>[]>;

const indexes = new WeakMap<IConstruct, Index>();

/** Records intent on the tree: as metadata, so that it survives two copies of this library in one program. */
export function record<K extends keyof Intents>(by: IConstruct, kind: K, value: Intents[K]): void {
  by.node.addMetadata(prefix + kind, Object.freeze(value));
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
  const metadata = construct.node.scopes.flatMap(scope => scope.node.metadata);
  return metadata.flatMap(({ type, data }) => (type === prefix + kind ? [data as Intents[K]] : []));
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
      for (const { type, data } of by.node.metadata) {
        if (!type.startsWith(prefix)) continue;
        const kind = type.slice(prefix.length);
        add(index, kind, { by, value: data });
        if (kind === 'call') add(index, `call to ${data.to.id}`, { by, value: data });
      }
    }
    indexes.set(root, index);
  }
  return index;
}

function add(index: Index, key: string, entry: Recorded<keyof Intents>): void {
  const list = index.get(key);
  if (list) list.push(entry);
  else index.set(key, [entry]);
}
