import { deepestFirst, type Layout } from './layout.js';
import type { Changes } from './request.js';

/** One step of a write. Its place in the list of moves names where its files wait in the staging folder. */
export interface Move {
  /** A file, or the topmost of some folders that do not exist yet and move in as a whole. */
  readonly path: string;
  /** Whether a file stands there that has to go. */
  readonly takes: boolean;
  /** The files that come: the path itself, or those below it. */
  readonly brings: readonly string[];
  /** The folders that come, the deepest first. */
  readonly makes: readonly string[];
}

/** The moves of a write. Files to be removed are first: they may make room for others. */
export function movesOf({ added, changed, removed }: Changes, layout: Layout): readonly Move[] {
  return [
    ...removed.map(path => ({ path, takes: true, brings: [], makes: [] })),
    ...changed.map(path => ({ path, takes: true, brings: [path], makes: [] })),
    ...arrivals(added, layout),
  ];
}

function arrivals(added: readonly string[], layout: Layout): readonly Move[] {
  const byPath = new Map<string, { brings: string[]; makes: Set<string> }>();
  for (const file of added) {
    const folders = layout.newFolders(file);
    const path = folders.at(-1) ?? file;
    const arrival = byPath.get(path) ?? { brings: [], makes: new Set() };
    byPath.set(path, arrival);
    arrival.brings.push(file);
    for (const folder of folders) arrival.makes.add(folder);
  }
  return [...byPath].map(([path, { brings, makes }]) => ({
    path,
    takes: false,
    brings,
    makes: deepestFirst([...makes]),
  }));
}
