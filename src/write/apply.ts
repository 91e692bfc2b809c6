import { problem } from '../problem.js';
import type { FileSystem } from './file-system.js';
import { writeJournal } from './journal.js';
import { type Move, movesOf } from './move.js';
import type { Plan } from './plan.js';
import { recover } from './roll-back.js';
import { clearStaging, type Staging } from './staging.js';
import { ifPossible } from './system-error.js';
import { WriteError } from './write-error.js';

/** Does what a plan says: all of it, or, when an error comes up, nothing. */
export function apply(fileSystem: FileSystem, staging: Staging, plan: Plan, texts: ReadonlyMap<string, string>): void {
  const moves = movesOf(plan.changes, plan.layout);
  try {
    stage(fileSystem, staging, moves, texts);
    writeJournal(fileSystem, staging, moves);
    swap(fileSystem, staging, moves, plan.layout.vacated());
    fileSystem.remove(staging.journal);
  } catch (error) {
    ifPossible(() => recover(fileSystem, staging));
    throw error;
  }
  ifPossible(() => clearStaging(fileSystem, staging));
}

/** Writes everything new beside the old tree, which stays as it is. */
function stage(
  fileSystem: FileSystem,
  staging: Staging,
  moves: readonly Move[],
  texts: ReadonlyMap<string, string>,
): void {
  fileSystem.write(staging.ignoreFile, '*\n');
  for (const [index, { path, brings, makes }] of moves.entries()) {
    const place = (below: string) => staging.fresh(index) + below.slice(path.length);
    for (const folder of makes.toReversed()) fileSystem.makeFolder(place(folder));
    for (const file of brings) fileSystem.write(place(file), texts.get(file) ?? '');
  }
}

/** The only part in which the output directory is neither old nor new; the journal covers it. */
function swap(fileSystem: FileSystem, staging: Staging, moves: readonly Move[], vacated: readonly string[]): void {
  const takeAway = (index: number, path: string) => {
    fileSystem.rename(staging.target(path), staging.kept(index));
    if (fileSystem.stat(staging.kept(index))?.kind !== 'file') throw new WriteError([appeared(staging.target(path))]);
  };
  for (const [index, { path, brings }] of moves.entries()) if (brings.length === 0) takeAway(index, path);
  for (const folder of vacated) {
    ifPossible(() => fileSystem.removeFolder(staging.target(folder)), 'ENOTEMPTY');
  }
  for (const [index, { path, takes, brings }] of moves.entries()) {
    if (brings.length === 0) continue;
    if (takes) takeAway(index, path);
    else if (fileSystem.stat(staging.target(path))) throw new WriteError([appeared(staging.target(path))]);
    fileSystem.rename(staging.fresh(index), staging.target(path));
  }
}

const appeared = (path: string) =>
  problem('write-foreign', `"${path}" appeared while plainsail was writing, so it was not replaced.`, {
    hint: 'Move it away if it is to be kept, then run again.',
  });
