import { isDeepStrictEqual } from 'node:util';
import { idOf } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { workloadOf } from '../graph/workload.js';
import type { Pair } from './consequence.js';

/** An object of both graphs that is not the same in them. */
export interface Changed {
  readonly before: GraphObject;
  readonly after: GraphObject;
}

/** The objects of a pair by what happens to them. */
export interface Changes {
  readonly added: readonly GraphObject[];
  readonly removed: readonly GraphObject[];
  readonly changed: readonly Changed[];
  /** Removed, and added under another name with the same content; in neither of the lists above. */
  readonly renamed: readonly Changed[];
}

const known = new WeakMap<Pair, Changes>();

/** What differs between the graphs of a pair. Neither the order of keys nor the file of an object is a difference. */
export function changesOf(pair: Pair): Changes {
  const changes = known.get(pair) ?? found(pair);
  known.set(pair, changes);
  return changes;
}

/** What a rollout of the next graph applies. */
export function appliedBy(pair: Pair): readonly GraphObject[] {
  const { added, changed, renamed } = changesOf(pair);
  return [...added, ...[...changed, ...renamed].map(({ after }) => after)];
}

function found({ previous, next }: Pair): Changes {
  const was = previous.distinct(previous.objects);
  const is = next.distinct(next.objects);
  const changed = is.flatMap(after => {
    const before = previous.get(after.group, after.kind, after.namespace, after.name);
    return before && !isDeepStrictEqual(before.manifest, after.manifest) ? [{ before, after }] : [];
  });
  const added = is.filter(({ group, kind, namespace, name }) => !previous.get(group, kind, namespace, name));
  const removed = was.filter(({ group, kind, namespace, name }) => !next.get(group, kind, namespace, name));
  const renamed = renames(removed, added);
  const [old, fresh] = [new Set(renamed.map(({ before }) => before)), new Set(renamed.map(({ after }) => after))];
  return {
    changed,
    renamed,
    added: added.filter(object => !fresh.has(object)),
    removed: removed.filter(object => !old.has(object)),
  };
}

/** Pairs of one kind and namespace with the same content, the same containers or, where a generator numbers names by content, the same stem. */
function renames(removed: readonly GraphObject[], added: readonly GraphObject[]): readonly Changed[] {
  const byContent = new Map(removed.map(object => [contentOf(object), object]));
  const byStem = new Map(removed.flatMap(object => stemOf(object).map(stem => [stem, object])));
  const byImages = new Map(removed.flatMap(object => imagesOf(object).map(images => [images, object])));
  const taken = new Set<GraphObject>();
  return added.flatMap(after => {
    const [generated] = stemOf(after).flatMap(stem => byStem.get(stem) ?? []);
    const [running] = imagesOf(after).flatMap(images => byImages.get(images) ?? []);
    const before = byContent.get(contentOf(after)) ?? generated ?? running;
    if (!before || taken.has(before)) return [];
    taken.add(before);
    return [{ before, after }];
  });
}

/** Everything but the name, wherever the name is repeated. */
function contentOf({ group, kind, namespace, name, manifest }: GraphObject): string {
  const { name: _, ...metadata } = manifest.metadata;
  const text = JSON.stringify({ ...manifest, metadata });
  return `${idOf(group, kind, namespace, '')}${text.replaceAll(JSON.stringify(name), '""')}`;
}

/** Workloads that run the same containers: what else they have may follow their name. */
const imagesOf = (object: GraphObject): readonly string[] =>
  workloadOf(object).map(({ containers }) =>
    JSON.stringify([
      idOf(object.group, object.kind, object.namespace, ''),
      ...containers.map(({ name, fields }) => [name, fields['image']]),
    ]),
  );

/** The identity without the hash that kustomize and others put behind the name of generated configuration. */
function stemOf({ group, kind, namespace, name }: GraphObject): readonly string[] {
  const [, stem] = /^(.+)-(?=[a-z0-9]*\d)[bcdfghjklmnpqrstvwxz2-9a-f0-9]{8,10}$/.exec(name) ?? [];
  return stem !== undefined && (kind === 'ConfigMap' || kind === 'Secret') ? [idOf(group, kind, namespace, stem)] : [];
}
