import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { packageRoot } from '../../package-root.js';
import { counted, printError } from '../print.js';
import type { FleetFile } from '../project.js';
import { compiled } from './compiler.js';
import { type Kept, type Rename, renamed, renamesIn } from './renames.js';

const bom = '\uFEFF';

/**
 * Gives props of the project's sources their present names, and prints each place.
 * @param only says where, and writes nothing
 * @returns how many
 */
export function renameProps(fleet: FleetFile, only: boolean): number {
  const project = compiled(fleet);
  if (!project) {
    printError(
      'The project has no typescript, so that no prop with a former name is looked for: npm install -D typescript',
    );
    return 0;
  }
  const { renames, kept } = renamesIn(project, file => file.startsWith(packageRoot));
  for (const rename of renames) printError(`${placeOf(rename)}: ${rename.former} is ${rename.present}`);
  for (const read of kept)
    printError(
      `${placeOf(read)}: reads ${read.former}, which is ${read.present}: rename it by hand, and everywhere with it`,
    );
  if (!only) for (const [file, own] of byFile(renames)) rewrite(file, own);
  if (renames.length > 0) printError(`${counted(renames.length, 'prop')} ${only ? 'to rename' : 'renamed'}`);
  return renames.length;
}

const placeOf = ({ file, line }: Kept | Rename): string => `${relative(process.cwd(), file)}:${line}`;

function byFile(renames: readonly Rename[]): ReadonlyMap<string, readonly Rename[]> {
  const found = new Map<string, Rename[]>();
  for (const rename of renames) found.set(rename.file, [...(found.get(rename.file) ?? []), rename]);
  return found;
}

/** Places are counted without a byte order mark. */
function rewrite(file: string, renames: readonly Rename[]): void {
  const text = readFileSync(file, 'utf8');
  const mark = text.startsWith(bom) ? bom : '';
  writeFileSync(file, mark + renamed(text.slice(mark.length), renames));
}
