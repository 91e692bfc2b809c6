import type { FileSystem } from './file-system.js';
import { type Journal, readJournal } from './journal.js';
import { folderOf } from './path.js';
import { clearStaging, type Staging } from './staging.js';
import { ifPossible } from './system-error.js';

/** Takes back a write that never ended, and clears what it left. Can itself be killed and run again. */
export function recover(fileSystem: FileSystem, staging: Staging): void {
  const journal = readJournal(fileSystem, staging);
  if (journal) rollBack(fileSystem, staging, journal);
  clearStaging(fileSystem, staging);
}

/** Gives the output directory the files it had before the journal's write, whatever part of it was done. */
export function rollBack(fileSystem: FileSystem, staging: Staging, journal: Journal): void {
  const isFile = (path: string) => fileSystem.stat(path)?.kind === 'file';
  for (const path of journal.added) {
    const arrived = !isFile(staging.fresh(path));
    if (arrived && isFile(staging.target(path))) fileSystem.remove(staging.target(path));
  }
  for (const folder of journal.folders) {
    ifPossible(() => fileSystem.removeFolder(staging.target(folder)), 'ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST');
  }
  for (const path of journal.taken) {
    if (!isFile(staging.kept(path))) continue;
    fileSystem.makeFolder(staging.target(folderOf(path)));
    fileSystem.rename(staging.kept(path), staging.target(path));
  }
  fileSystem.remove(staging.journal);
}
