import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, problem } from '../problem.js';
import type { WriteRequest } from '../write/request.js';
import { isSystemError } from '../write/system-error.js';

/** What of the output directory is looked at. */
interface Guarded {
  /** Environments with a gate. */
  readonly environments: ReadonlySet<string>;
  /** Every unit of the fleet: `production/shop`. */
  readonly units: readonly string[];
}

/** A file that a tool may apply when it is pointed at the output directory. */
const manifest = /\.(ya?ml|json)$/i;

/**
 * What is in the output directory and nobody renders: anything below an environment with a gate, links included, and
 * beside the environments any folder and any manifest. Elsewhere such files are left alone; here a tool that applies
 * whole folders, or every folder, would apply them without anybody's approval.
 * @param removed what the write takes away
 */
export function unapprovedFiles(
  { out, files, units: rendered }: WriteRequest,
  { environments, units }: Guarded,
  removed: readonly string[],
): readonly Problem[] {
  if (environments.size === 0) return [];
  const ours = new Set([...files.keys(), ...removed]);
  const others = new Set(units);
  for (const unit of rendered) others.delete(unit);
  const known = new Set(units.map(unit => unit.split('/', 1)[0]!));
  const beside = entriesOf(out)
    .filter(entry => !known.has(entry.name) && (!entry.isFile() || manifest.test(entry.name)))
    .flatMap(entry => (entry.isDirectory() ? [...pathsBelow(out, entry.name, others)] : [entry.name]));
  const below = entriesOf(out)
    .filter(({ name }) => environments.has(name))
    .flatMap(entry => (entry.isDirectory() ? [...pathsBelow(out, entry.name, others)] : [entry.name]));
  return [...beside, ...below]
    .filter(path => !ours.has(path))
    .map(path =>
      problem('not-approved', `"${out}/${path}" is not part of what was approved.`, {
        hint: 'Remove it: what applies the folder may apply it as well.',
      }),
    );
}

function* pathsBelow(out: string, folder: string, others: ReadonlySet<string>): Generator<string> {
  for (const entry of entriesOf(join(out, folder))) {
    const path = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) yield path;
    else if (!others.has(path)) yield* pathsBelow(out, path, others);
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
