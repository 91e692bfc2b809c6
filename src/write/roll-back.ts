import { dirname } from 'node:path';
import type { FileSystem } from './file-system.js';
import { readJournal } from './journal.js';
import type { Move } from './move.js';
import { clearStaging, type Staging } from './staging.js';
import { ifPossible } from './system-error.js';

/** Takes back a write that never ended, and clears what it left. It may itself be killed and run again. */
export function recover(fileSystem: FileSystem, staging: Staging): void {
  const moves = readJournal(fileSystem, staging);
  if (moves) {
    rollBack(fileSystem, staging, moves);
    fileSystem.remove(staging.journal);
  }
  clearStaging(fileSystem, staging);
}

/** Gives the output directory the files it had before the moves, however many of them were made. */
function rollBack(fileSystem: FileSystem, staging: Staging, moves: readonly Move[]): void {
  for (const [index, { takes, brings, makes }] of moves.entries()) {
    if (takes || fileSystem.stat(staging.fresh(index))) continue;
    for (const [file, path] of brings.entries()) {
      takeBack(fileSystem, staging.target(path), staging.takenBack(index, file));
    }
    for (const folder of makes) removeIfEmpty(fileSystem, staging.target(folder));
  }
  for (const [index, { takes, path }] of moves.entries()) {
    if (!takes || !fileSystem.stat(staging.kept(index))) continue;
    fileSystem.makeFolder(dirname(staging.target(path)));
    fileSystem.rename(staging.kept(index), staging.target(path));
  }
}

/** Only once: what comes there later is somebody else's. */
function takeBack(fileSystem: FileSystem, file: string, place: string): void {
  if (!fileSystem.stat(place) && fileSystem.stat(file)?.kind === 'file') fileSystem.rename(file, place);
}

/** Somebody may have put a file there meanwhile. */
function removeIfEmpty(fileSystem: FileSystem, folder: string): void {
  ifPossible(() => fileSystem.removeFolder(folder), 'ENOENT', 'ENOTDIR', 'ENOTEMPTY');
}
