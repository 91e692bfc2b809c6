import { join } from 'node:path';
import { type Problem, problem } from '../problem.js';
import type { FileSystem } from './file-system.js';
import { inventoryPath, inventoryText, parseInventory } from './inventory.js';
import { foldersAbove } from './path.js';
import type { Tree } from './tree.js';
import type { Units } from './units.js';

/** The files of a run with the inventory of every unit; an inventory that was rendered already has to be complete. */
export function withInventories(files: ReadonlyMap<string, string>, units: Units, problems: Problem[]) {
  const wanted = new Map(files);
  for (const [unit, paths] of units) {
    const inventory = inventoryPath(unit);
    const listed = [...paths].filter(path => path !== inventory);
    if (listed.length === 0) continue;
    const text = inventoryText(unit, listed);
    const rendered = files.get(inventory);
    if (rendered !== undefined && rendered !== text) problems.push(incomplete(inventory));
    wanted.set(inventory, text);
  }
  return wanted;
}

const incomplete = (inventory: string): Problem =>
  problem('write-inventory', `"${inventory}" does not list exactly the files that are rendered beside it.`, {
    hint: 'This is a fault of the renderer: list every file of the folder, sorted by code unit, and no other.',
  });

/** The files that earlier runs wrote into the units of this run. */
export function ownedPaths(fileSystem: FileSystem, root: string, tree: Tree, units: Units): ReadonlySet<string> {
  const owned = new Set<string>();
  for (const unit of units.keys()) {
    const inventory = inventoryPath(unit);
    if (!tree.hasFile(inventory)) continue;
    owned.add(inventory);
    const listed = parseInventory(unit, fileSystem.read(join(root, inventory)).toString());
    for (const path of listed) if (!inOtherUnit(path, unit, units, tree)) owned.add(path);
  }
  return owned;
}

/** Whether a folder between a unit and a path is a unit of its own. */
export function inOtherUnit(path: string, unit: string, units: Units, tree: Tree): boolean {
  for (const folder of foldersAbove(path)) {
    if (folder === unit) return false;
    if (units.has(folder) || tree.hasFile(inventoryPath(folder))) return true;
  }
  return false;
}
