import { idOf } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';

/** Objects of one tree, with the folder of each, relative to the tree. */
export interface Placed {
  readonly object: GraphObject;
  readonly folders: readonly string[];
}

/** The objects of one cluster in each of the trees, in their order. */
export interface ClusterObjects {
  /** The folder: `clusters/eu-1`; the empty text for a tree that is one cluster. */
  readonly name: string;
  readonly trees: readonly (readonly GraphObject[])[];
}

/** Objects that folders of one cluster repeat, so that each can be applied alone. */
const shared = new Set(['Namespace', 'CustomResourceDefinition']);

/**
 * Divides trees of manifests into clusters by their folders: where half of the objects of a folder are in a folder
 * beside it as well, they cannot be for one cluster. All trees are divided alike.
 */
export function clustersOf(trees: readonly (readonly Placed[])[]): readonly ClusterObjects[] {
  return divided('', trees, 0);
}

function divided(name: string, trees: readonly (readonly Placed[])[], depth: number): readonly ClusterObjects[] {
  const folders = [...new Set(trees.flatMap(tree => tree.flatMap(({ folders: [...all] }) => all[depth] ?? [])))].sort();
  const inside = folders.map(folder => trees.map(tree => tree.filter(({ folders: all }) => all[depth] === folder)));
  if (!trees.some((_, i) => areAlike(inside.map(each => each[i] ?? [])))) {
    const below =
      folders.length === 1 && trees.every(tree => tree.every(({ folders: all }) => all[depth] === folders[0]));
    if (below) return divided(join(name, folders[0]!), trees, depth + 1);
    return [{ name, trees: trees.map(tree => tree.map(({ object }) => object)) }];
  }
  const own = trees.map(tree => tree.filter(({ folders: all }) => all[depth] === undefined));
  const rest = own.some(tree => tree.length > 0)
    ? [{ name, trees: own.map(tree => tree.map(({ object }) => object)) }]
    : [];
  return [...rest, ...folders.flatMap((folder, i) => divided(join(name, folder), inside[i] ?? [], depth + 1))];
}

const join = (name: string, folder: string): string => (name === '' ? folder : `${name}/${folder}`);

function areAlike(folders: readonly (readonly Placed[])[]): boolean {
  const sets = folders.map(
    tree => new Set(tree.filter(({ object }) => !shared.has(object.kind)).map(({ object }) => keyOf(object))),
  );
  const count = new Map<string, number>();
  for (const set of sets) for (const key of set) count.set(key, (count.get(key) ?? 0) + 1);
  return sets.some(set => {
    const repeated = [...set].filter(key => (count.get(key) ?? 0) > 1).length;
    return repeated > 0 && repeated * 2 >= set.size;
  });
}

const keyOf = ({ group, kind, namespace, name }: GraphObject): string => idOf(group, kind, namespace, name);
