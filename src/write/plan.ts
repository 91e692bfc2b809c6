import { join } from 'node:path';
import type { Problem } from '../problem.js';
import type { FileSystem } from './file-system.js';
import { inventoryPath } from './inventory.js';
import { Layout } from './layout.js';
import { fileAndFolder, notOurs, refuse, standsInTheWay } from './obstacles.js';
import { inOtherUnit, ownedPaths, withInventories } from './ownership.js';
import { sorted } from './path.js';
import type { Changes, WriteRequest } from './request.js';
import { Tree } from './tree.js';
import { type Units, unitsOf } from './units.js';

/** Everything a write will do, found out before it does anything. */
export interface Plan {
  readonly changes: Changes;
  /** All texts of the run, the inventories included. */
  readonly wanted: ReadonlyMap<string, string>;
  readonly layout: Layout;
}

/**
 * Compares what a run wants with what stands in the output directory.
 * @param root the output directory's real path
 * @throws WriteError with every path that cannot be written as wanted
 */
export function makePlan(fileSystem: FileSystem, root: string, request: WriteRequest): Plan {
  const problems: Problem[] = [];
  const tree = new Tree(fileSystem, root);
  const units = unitsOf(request, tree);
  const wanted = withInventories(request.files, units, problems);
  const owned = ownedPaths(fileSystem, root, tree, units);
  const removed = new Set([...owned].filter(path => !wanted.has(path) && tree.hasFile(path)));
  const layout = new Layout(tree, removed, wanted.keys());

  const added: string[] = [];
  const changed: string[] = [];
  const unchanged: string[] = [];
  const conflicts = new Set<string>();
  for (const [path, text] of wanted) {
    const found = tree.find(path);
    if (layout.isNeeded(path)) problems.push(fileAndFolder(path));
    else if (found === undefined || layout.yields(found)) added.push(path);
    else if (found.path !== path || found.kind !== 'file') problems.push(standsInTheWay(request.out, found));
    else if (Buffer.from(text).equals(fileSystem.read(join(root, path)))) unchanged.push(path);
    else if (owned.has(path)) changed.push(path);
    else conflicts.add(path);
  }
  for (const [unit, paths] of units) {
    const met = [...paths].filter(path => conflicts.has(path));
    if (met.length > 0) problems.push(notOurs(request.out, unit, sorted(met), tree.hasFile(inventoryPath(unit))));
  }
  refuse(problems);

  const foreign = foreignFiles(tree, units).filter(path => !wanted.has(path) && !removed.has(path));
  const changes = {
    added: sorted(added),
    changed: sorted(changed),
    removed: sorted(removed),
    unchanged: sorted(unchanged),
    foreign: sorted(foreign),
  };
  return { changes, wanted, layout };
}

/** Whether a write would do nothing. */
export function isDone({ added, changed, removed }: Changes): boolean {
  return added.length + changed.length + removed.length === 0;
}

/** What stands in the units of the run. */
function foreignFiles(tree: Tree, units: Units): readonly string[] {
  return [...units.keys()].flatMap(unit =>
    [...tree.foldersIn(unit, folder => !inOtherUnit(inventoryPath(folder), unit, units, tree))]
      .flatMap(folder => [...tree.entries(folder)])
      .filter(({ kind }) => kind !== 'directory')
      .map(({ path }) => path),
  );
}
