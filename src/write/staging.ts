import { isClaim } from './claim.js';
import type { FileSystem, Kind } from './file-system.js';

/** The writer's own folder in the output directory: hidden from delivery tools, on the same file system as the rest. */
export const stagingName = '.plainsail-write';

/** Where a write keeps what it needs until it is done. All paths are absolute. */
export class Staging {
  /** It exists from the moment a run wants to write until nothing is left to do. */
  readonly folder: string;
  /** It exists while the output directory may be half old, half new. */
  readonly journal: string;
  readonly journalDraft: string;
  /** Keeps a staging folder that a killed run leaves out of version control. */
  readonly ignoreFile: string;

  /** @param root the output directory's real path */
  constructor(readonly root: string) {
    this.folder = `${root}/${stagingName}`;
    this.journal = `${this.folder}/journal`;
    this.journalDraft = `${this.folder}/journal-draft`;
    this.ignoreFile = `${this.folder}/.gitignore`;
  }

  target(path: string): string {
    return `${this.root}/${path}`;
  }

  /** Where the file or folder that a move brings waits. */
  fresh(move: number): string {
    return `${this.folder}/new-${move}`;
  }

  /** Where one of the files that a move has brought goes when the write is taken back. */
  takenBack(move: number, file: number): string {
    return `${this.folder}/back-${move}-${file}`;
  }

  /** Where the file that a move takes is kept until the write is complete. */
  kept(move: number): string {
    return `${this.folder}/old-${move}`;
  }
}

/** Removes what a write left in the staging folder, the claims of the lock left out. The journal has to be gone. */
export function clearStaging(fileSystem: FileSystem, { folder }: Staging): void {
  for (const [name, kind] of fileSystem.list(folder)) {
    if (!isClaim(name)) removeAll(fileSystem, `${folder}/${name}`, kind);
  }
}

function removeAll(fileSystem: FileSystem, path: string, kind: Kind): void {
  if (kind === 'directory') {
    for (const [name, kindOfChild] of fileSystem.list(path)) removeAll(fileSystem, `${path}/${name}`, kindOfChild);
    fileSystem.removeFolder(path);
  } else {
    fileSystem.remove(path);
  }
}
