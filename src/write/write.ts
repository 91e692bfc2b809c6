import { apply } from './apply.js';
import type { FileCache } from './file-cache.js';
import { type FileSystem, nodeFileSystem } from './file-system.js';
import { locked } from './lock.js';
import { unfinished } from './obstacles.js';
import { openOutput } from './output.js';
import { changesWhenDone, isDone, makePlan } from './plan.js';
import { type Replacement, replacementOf } from './replacement.js';
import type { Changes, WriteRequest } from './request.js';
import { recover } from './roll-back.js';
import type { Staging } from './staging.js';
import { Tree } from './tree.js';
import { type Wanted, wantedOf } from './wanted.js';
import { explained } from './write-error.js';

export interface WriteOptions {
  /** @default the file system of the machine */
  readonly fileSystem?: FileSystem;
  /**
   * How long to wait for another run that writes into the same directory, in milliseconds.
   * @default 10 seconds
   */
  readonly patience?: number;
  /** Sees what is about to happen, when anything is; by throwing it keeps the directory as it is. @default nobody looks */
  readonly review?: (replacement: Replacement) => void;
  /** What earlier writes of this process have read, and are spared to read again. @default nothing */
  readonly cache?: FileCache | undefined;
}

/**
 * Makes the units of a run in the output directory exactly what the run rendered. Files that earlier runs wrote there
 * and this one does not are removed; other files are never touched; files that are right already keep their time.
 * Killed at any moment it leaves the old files, the new ones, or a mixture that the next `write` makes whole.
 * @throws WriteError when that is not possible; the directory then holds what it held before
 */
export function write(request: WriteRequest, options: WriteOptions = {}): Changes {
  const { fileSystem = nodeFileSystem, patience = 10_000, review, cache } = options;
  const { out } = request;
  const wanted = wantedOf(request);
  return explained(out, () => {
    const staging = openOutput(fileSystem, out);
    const tree = () => new Tree(fileSystem, staging.root, cache);
    const leftBehind = () => (fileSystem.stat(staging.journal) ? [unfinished(out)] : []);
    const replace = () => {
      recover(fileSystem, staging);
      const plan = makePlan(tree(), wanted);
      if (isDone(plan.changes)) return plan.changes;
      review?.(replacementOf(fileSystem, staging.root, plan.changes, wanted.texts));
      apply(fileSystem, staging, plan, wanted.texts);
      return plan.changes;
    };
    return (
      look(fileSystem, staging, tree(), wanted) ??
      locked(fileSystem, staging.folder, patience, () => explained(out, replace, leftBehind))
    );
  });
}

/** Without the lock, so that a run with nothing to do touches nothing and needs no permission to write. */
function look(fileSystem: FileSystem, staging: Staging, tree: Tree, wanted: Wanted): Changes | undefined {
  if (fileSystem.stat(staging.folder)) return undefined;
  try {
    return changesWhenDone(tree, wanted);
  } catch {
    return undefined; // Either another run is at work, or the same comes up again under the lock.
  }
}
