import type { FileSystem } from './file-system.js';
import type { Changes } from './request.js';
import { Texts } from './texts.js';

/** What a write takes away and what it puts in its place: path to text. Files that stay as they are are in neither. */
export interface Replacement {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** @param root the output directory's real path */
export function replacementOf(
  fileSystem: FileSystem,
  root: string,
  { added, changed, removed }: Changes,
  texts: ReadonlyMap<string, string>,
): Replacement {
  const before = new Texts();
  for (const path of [...changed, ...removed].sort()) before.set(path, fileSystem.read(`${root}/${path}`).toString());
  const comes = new Set([...added, ...changed]);
  return { before, after: new Texts(texts, path => comes.has(path)) };
}
