import { apply } from './apply.js';
import { type FileSystem, nodeFileSystem } from './file-system.js';
import { locked } from './lock.js';
import { checkPaths } from './obstacles.js';
import { openOutput } from './output.js';
import { isDone, makePlan } from './plan.js';
import type { Changes, WriteRequest } from './request.js';
import { recover } from './roll-back.js';
import type { Staging } from './staging.js';
import { explained } from './write-error.js';

export interface WriteOptions {
  /** @default the file system of the machine */
  readonly fileSystem?: FileSystem;
  /**
   * How long to wait for another run that writes into the same directory, in milliseconds.
   * @default 10 seconds
   */
  readonly patience?: number;
}

/**
 * Makes the units of a run in the output directory exactly what the run rendered. Files that earlier runs wrote there
 * and this one does not are removed; other files are never touched; files that are right already keep their time.
 * Killed at any moment it leaves the old files, the new ones, or a mixture that the next `write` makes whole.
 * @throws WriteError when that is not possible; the directory then holds what it held before
 */
export function write(request: WriteRequest, options: WriteOptions = {}): Changes {
  const { fileSystem = nodeFileSystem, patience = 10_000 } = options;
  checkPaths(request);
  return explained(request.out, () => {
    const staging = openOutput(fileSystem, request.out);
    return changesWhenDone(fileSystem, staging, request) ?? locked(fileSystem, staging.folder, patience, replace);

    function replace(): Changes {
      recover(fileSystem, staging);
      const plan = makePlan(fileSystem, staging.root, request);
      if (!isDone(plan.changes)) apply(fileSystem, staging, plan);
      return plan.changes;
    }
  });
}

/** A look without the lock, so that a run with nothing to do touches nothing and needs no permission to write. */
function changesWhenDone(fileSystem: FileSystem, staging: Staging, request: WriteRequest): Changes | undefined {
  if (fileSystem.stat(staging.folder)) return undefined;
  try {
    const { changes } = makePlan(fileSystem, staging.root, request);
    return isDone(changes) ? changes : undefined;
  } catch {
    return undefined; // Either another run is at work, or the same comes up again under the lock.
  }
}
