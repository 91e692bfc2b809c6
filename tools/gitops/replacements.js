import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The `replace` lines of a module, which Go heeds only in the main module: repeated there, its programs are built of the
 * same parts as by its authors. Those that lead into the module's own source tree are left out.
 * @param {string} folder of the module
 */
export function replacementsOf(folder) {
  const text = readFileSync(join(folder, 'go.mod'), 'utf8');
  return [...text.matchAll(/^(?:replace)?\s*(\S+ => [^.\s]\S* v\S+)/gm)].map(
    ([, replacement]) => `replace ${replacement}`,
  );
}
