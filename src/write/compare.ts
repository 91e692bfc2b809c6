import { type FileSystem, nodeFileSystem } from './file-system.js';
import { throwAny, unfinished } from './obstacles.js';
import { openOutput } from './output.js';
import { isDone, makePlan } from './plan.js';
import { type Replacement, replacementOf } from './replacement.js';
import type { Changes, WriteRequest } from './request.js';
import { Tree } from './tree.js';
import { loadDiffer } from './unified-diff.js';
import { wantedOf } from './wanted.js';
import { explained } from './write-error.js';

/** What `write` would change. */
export interface Comparison extends Changes {
  /** Whether a write would change nothing. Foreign files do not count. */
  readonly upToDate: boolean;
  /** Path to unified diff, for each added, changed and removed file, in the order of their paths. */
  readonly diffs: ReadonlyMap<string, string>;
  readonly replacement: Replacement;
}

export interface CompareOptions {
  /** @default the file system of the machine */
  readonly fileSystem?: FileSystem;
  /** What of the texts appears in the diffs. @default all of it */
  readonly shown?: (replacement: Replacement) => Replacement;
}

/**
 * Compares the output directory with what `write` would make of it, and writes nothing.
 * @throws WriteError when the directory cannot be read, or when a write into it has not ended
 */
export async function compare(
  request: WriteRequest,
  { fileSystem = nodeFileSystem, shown = all => all }: CompareOptions = {},
): Promise<Comparison> {
  const wanted = wantedOf(request);
  const { changes, replacement } = explained(request.out, () => {
    const staging = openOutput(fileSystem, request.out);
    const refuseHalf = () => throwAny(fileSystem.stat(staging.journal) ? [unfinished(request.out)] : []);
    refuseHalf();
    const { changes } = makePlan(new Tree(fileSystem, staging.root), wanted);
    const replacement = replacementOf(fileSystem, staging.root, changes, wanted.texts);
    refuseHalf(); // A write may have begun meanwhile.
    return { changes, replacement };
  });
  const upToDate = isDone(changes);
  const diffs = upToDate ? new Map() : await diffsOf(shown(replacement));
  return { ...changes, upToDate, diffs, replacement };
}

async function diffsOf({ before, after }: Replacement): Promise<ReadonlyMap<string, string>> {
  const differ = await loadDiffer();
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return new Map(paths.map(path => [path, differ(path, before.get(path), after.get(path))]));
}
