import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, problem } from '../problem.js';
import type { WriteRequest } from '../write/request.js';
import { isSystemError } from '../write/system-error.js';

/**
 * What stands in an approved unit's folder beside what was approved, links included. Elsewhere such files are left
 * alone; here a tool that applies the whole folder would apply them without anybody's approval.
 * @param removed what the write takes away
 */
export function strangersIn(
  { out, files }: WriteRequest,
  unit: string,
  removed: readonly string[],
): readonly Problem[] {
  return [...pathsBelow(out, unit)]
    .filter(path => !files.has(path) && !removed.includes(path))
    .map(path =>
      problem('not-approved', `"${out}/${path}" is not part of what was approved.`, {
        hint: 'Remove it: what applies the folder may apply it, too.',
      }),
    );
}

function* pathsBelow(out: string, folder: string): Generator<string> {
  for (const entry of entriesOf(join(out, folder))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* pathsBelow(out, path);
    else yield path;
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return [];
    throw error;
  }
}
