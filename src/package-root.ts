import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package, with a trailing separator: the same from its sources and from its build. */
export const packageRoot = find(dirname(fileURLToPath(import.meta.url))) + sep;

function find(folder: string): string {
  return existsSync(join(folder, 'bin', 'plainsail.js')) ? folder : find(dirname(folder));
}
