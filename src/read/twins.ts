import { createHash, type Hash } from 'node:crypto';
import type { SourceText } from './manifests.js';

/** A text with the folders that it is in, relative to its tree. */
export interface Filed {
  readonly source: SourceText;
  readonly folders: readonly string[];
}

/** Trees without the folders that repeat another one. */
export interface Untwinned {
  readonly trees: readonly (readonly Filed[])[];
  /** By folder that is left: those that are the same but for their own name. */
  readonly twins: ReadonlyMap<string, readonly string[]>;
}

/** How many of a class are left: one to compare, and one to show that they are apart. */
const kept = 2;

/**
 * Leaves two of each class of folders that differ in nothing but their own name, in all trees: what is found in one is
 * found in its twins. Names count as one only where they have the same letters and digits in kind and number, so that
 * whatever depends on a name's form is the same as well.
 */
export function untwinned(trees: readonly (readonly Filed[])[]): Untwinned {
  const depth = firstFork(trees);
  const hashes = new Map<string, Hash>();
  for (const [i, tree] of trees.entries()) {
    for (const { source, folders } of tree) {
      const folder = folders[depth];
      if (folder === undefined) continue;
      const hash = hashes.get(folder) ?? createHash('sha1').update(formOf(folder));
      hashes.set(folder, hash);
      hash.update(`\0${i} ${source.file.slice(source.file.indexOf(`/${folder}/`) + folder.length + 2)}\0`);
      hash.update(withoutName(source.text, folder));
    }
  }
  const classes = new Map<string, string[]>();
  for (const [folder, hash] of hashes) {
    const digest = hash.digest('hex');
    classes.set(digest, [...(classes.get(digest) ?? []), folder]);
  }
  const repeated = [...classes.values()].filter(({ length }) => length > kept);
  const left = new Set(repeated.flatMap(([, , ...rest]) => rest));
  const above =
    trees
      .flat()
      .find(({ folders }) => folders.length > depth)
      ?.folders.slice(0, depth) ?? [];
  const nameOf = (folder: string) => [...above, folder].join('/');
  return {
    trees: left.size === 0 ? trees : trees.map(tree => tree.filter(({ folders }) => !left.has(folders[depth] ?? ''))),
    twins: new Map(repeated.map(([first = '', , ...rest]) => [nameOf(first), rest.map(nameOf)])),
  };
}

/** The first level at which there are several folders. */
function firstFork(trees: readonly (readonly Filed[])[]): number {
  for (let depth = 0; ; depth++) {
    const names = new Set(trees.flatMap(tree => tree.map(({ folders }) => folders[depth])));
    if (names.size !== 1 || names.has(undefined)) return depth;
  }
}

const formOf = (name: string): string => name.replace(/[a-z]/g, 'a').replace(/[0-9]/g, '0');

const patterns = new Map<string, RegExp>();

/** The text without the name, where it is a word of its own. */
function withoutName(text: string, name: string): string {
  if (!text.includes(name)) return text;
  const pattern =
    patterns.get(name) ?? new RegExp(`(?<![A-Za-z0-9])${name.replace(/[^\w]/g, '\\$&')}(?![A-Za-z0-9])`, 'g');
  patterns.set(name, pattern);
  return text.replace(pattern, '\0');
}
