import { join } from 'node:path';
import { problem } from '../problem.js';
import type { FileSystem } from './file-system.js';
import { writeJournal } from './journal.js';
import { deepestFirst } from './layout.js';
import { folderOf, sorted } from './path.js';
import type { Plan } from './plan.js';
import { recover } from './roll-back.js';
import { clearStaging, type Staging } from './staging.js';
import { ifPossible } from './system-error.js';
import { WriteError } from './write-error.js';

/** Does what a plan says: all of it, or, when an error comes up, nothing. */
export function apply(fileSystem: FileSystem, staging: Staging, plan: Plan, texts: ReadonlyMap<string, string>): void {
  try {
    const roots = stage(fileSystem, staging, plan, texts);
    swap(fileSystem, staging, plan, roots);
  } catch (error) {
    ifPossible(() => recover(fileSystem, staging));
    throw error;
  }
  ifPossible(() => clearStaging(fileSystem, staging));
}

/** Writes everything new beside the old tree, which stays as it is. Gives the files and whole folders to move in. */
function stage(fileSystem: FileSystem, staging: Staging, plan: Plan, texts: ReadonlyMap<string, string>) {
  const { changes, layout } = plan;
  const { added, changed, removed } = changes;
  fileSystem.write(join(staging.folder, '.gitignore'), '*\n');
  const taken = [...changed, ...removed];
  const written = [...added, ...changed];
  for (const folder of foldersOf(written)) fileSystem.makeFolder(staging.fresh(folder));
  for (const folder of foldersOf(taken)) fileSystem.makeFolder(staging.kept(folder));
  for (const path of written) fileSystem.write(staging.fresh(path), texts.get(path) ?? '');

  const made = new Map(added.map(path => [path, layout.newFolders(path)]));
  const folders = deepestFirst([...new Set([...made.values()].flat())]);
  writeJournal(fileSystem, staging, { added, taken, folders });
  return new Set([...made].map(([path, newFolders]) => newFolders.at(-1) ?? path));
}

/** The only part in which the output directory is neither old nor new; the journal covers it. */
function swap(fileSystem: FileSystem, staging: Staging, { changes, layout }: Plan, roots: Iterable<string>) {
  const takeAway = (path: string) => fileSystem.rename(staging.target(path), staging.kept(path));
  const moveIn = (path: string) => fileSystem.rename(staging.fresh(path), staging.target(path));

  for (const path of changes.removed) takeAway(path);
  for (const folder of layout.vacated()) {
    ifPossible(() => fileSystem.removeFolder(staging.target(folder)), 'ENOTEMPTY', 'EEXIST');
  }
  for (const path of changes.changed) {
    takeAway(path);
    moveIn(path);
  }
  for (const path of roots) {
    if (fileSystem.stat(staging.target(path))) throw new WriteError([appeared(staging.target(path))]);
    moveIn(path);
  }
  fileSystem.remove(staging.journal);
}

const foldersOf = (paths: readonly string[]) => sorted(new Set(paths.map(folderOf)));

const appeared = (path: string) =>
  problem('write-foreign', `"${path}" appeared while plainsail was writing, so it was not replaced.`, {
    hint: 'Move it away if it is to be kept, then run again.',
  });
