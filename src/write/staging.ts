import { join } from 'node:path';
import type { FileSystem, Kind } from './file-system.js';
import { isClaim } from './lock.js';

/** The writer's own folder in the output directory: hidden from delivery tools, on the same file system as the rest. */
export const stagingName = '.plainsail-write';

/** Where a write keeps what it needs until it is done. */
export class Staging {
  /** Absolute. It exists from the moment a run wants to write until nothing is left to do. */
  readonly folder: string;
  readonly journal: string;
  readonly journalDraft: string;

  /** @param root the output directory's real path */
  constructor(readonly root: string) {
    this.folder = join(root, stagingName);
    this.journal = join(this.folder, 'journal');
    this.journalDraft = join(this.folder, 'journal-draft');
  }

  target(path: string): string {
    return `${this.root}/${path}`;
  }

  /** Where the new text of a file waits. */
  fresh(path: string): string {
    return `${this.folder}/new/${path}`;
  }

  /** Where a replaced or removed file is kept until the write is complete. */
  kept(path: string): string {
    return `${this.folder}/old/${path}`;
  }
}

/** Removes what a write left in the staging folder, the claims of the lock left out. The journal has to be gone. */
export function clearStaging(fileSystem: FileSystem, staging: Staging): void {
  for (const [name, kind] of fileSystem.list(staging.folder)) {
    if (!isClaim(name)) removeAll(fileSystem, join(staging.folder, name), kind);
  }
}

function removeAll(fileSystem: FileSystem, path: string, kind: Kind): void {
  if (kind === 'directory') {
    for (const [name, kindOfChild] of fileSystem.list(path)) removeAll(fileSystem, join(path, name), kindOfChild);
    fileSystem.removeFolder(path);
  } else {
    fileSystem.remove(path);
  }
}
