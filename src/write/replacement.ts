import type { FileSystem } from './file-system.js';
import type { Changes } from './request.js';

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
  const stood = [...changed, ...removed].map(path => [path, fileSystem.read(`${root}/${path}`).toString()] as const);
  const comes = [...added, ...changed].map(path => [path, texts.get(path) ?? ''] as const);
  return { before: new Map(stood), after: new Map(comes) };
}
