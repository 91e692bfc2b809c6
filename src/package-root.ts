import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package, with a trailing separator: the same from its sources and from its build. */
export const packageRoot = find(dirname(fileURLToPath(import.meta.url))) + sep;

function find(folder: string): string {
  if (existsSync(join(folder, 'bin', 'plainsail.js'))) return folder;
  if (dirname(folder) === folder)
    throw new Error('the package of plainsail is incomplete: bin/plainsail.js is missing');
  return find(dirname(folder));
}
