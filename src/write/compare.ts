import { type FileSystem, nodeFileSystem } from './file-system.js';
import { refuse, unfinished } from './obstacles.js';
import { openOutput } from './output.js';
import { isDone, makePlan } from './plan.js';
import type { Changes, WriteRequest } from './request.js';
import { loadDiffer } from './unified-diff.js';
import { wantedOf } from './wanted.js';
import { explained } from './write-error.js';

/** What `write` would change. */
export interface Comparison extends Changes {
  /** Whether a write would change nothing. Foreign files do not count. */
  readonly upToDate: boolean;
  /** Path to unified diff, for each added, changed and removed file, in the order of their paths. */
  readonly diffs: ReadonlyMap<string, string>;
}

/**
 * Compares the output directory with what `write` would make of it, and writes nothing.
 * @throws WriteError when the directory cannot be read, or when a write into it has not ended
 */
export async function compare(
  request: WriteRequest,
  { fileSystem = nodeFileSystem }: { readonly fileSystem?: FileSystem } = {},
): Promise<Comparison> {
  const wanted = wantedOf(request);
  const { plan, root } = explained(request.out, () => {
    const staging = openOutput(fileSystem, request.out);
    if (fileSystem.stat(staging.journal)) refuse([unfinished(request.out)]);
    return { plan: makePlan(fileSystem, staging.root, wanted), root: staging.root };
  });
  const upToDate = isDone(plan.changes);
  const diffs = upToDate ? new Map() : await diffsOf(fileSystem, root, plan.changes, wanted.texts);
  return { ...plan.changes, upToDate, diffs };
}

async function diffsOf(fileSystem: FileSystem, root: string, changes: Changes, texts: ReadonlyMap<string, string>) {
  const differ = await loadDiffer();
  const fresh = new Set(changes.added);
  const paths = [...changes.added, ...changes.changed, ...changes.removed].sort();
  return new Map(
    paths.map(path => {
      const before = fresh.has(path) ? undefined : fileSystem.read(`${root}/${path}`).toString();
      return [path, differ(path, before, texts.get(path))];
    }),
  );
}
