import { inventoryPath } from './inventory.js';
import { foldersAbove } from './path.js';
import type { WriteRequest } from './request.js';
import type { Tree } from './tree.js';

/** The wanted paths of each unit of a run; a unit that is to vanish has none. */
export type Units = ReadonlyMap<string, ReadonlySet<string>>;

/** Puts every file into its unit, and adds the units of earlier runs that a run of the whole fleet no longer has. */
export function unitsOf(request: WriteRequest, tree: Tree): Units {
  const units = new Map<string, Set<string>>(request.units.map(unit => [unit, new Set()]));
  const top = new Set<string>();
  const unitOfFolder = new Map<string, Set<string>>([['', units.get('') ?? top]]);
  for (const path of request.files.keys()) pathsOfUnit(path).add(path);
  if (top.size > 0) units.set('', top);
  if (request.all) for (const unit of abandoned(tree, request.units)) units.set(unit, units.get(unit) ?? new Set());
  return units;

  function pathsOfUnit(path: string): Set<string> {
    const [folder = ''] = foldersAbove(path);
    let paths = unitOfFolder.get(folder);
    if (paths === undefined) {
      paths = units.get(folder) ?? pathsOfUnit(folder);
      unitOfFolder.set(folder, paths);
    }
    return paths;
  }
}

/** Folders with an inventory. Only as deep as this run has units, so that a wrong output directory loses nothing. */
function abandoned(tree: Tree, units: readonly string[]): readonly string[] {
  const depths = new Set(['', ...units].map(depth));
  const deepest = Math.max(...depths);
  const folders = [...tree.foldersIn('', folder => depth(folder) <= deepest)];
  return folders.filter(folder => depths.has(depth(folder)) && tree.hasFile(inventoryPath(folder)));
}

const depth = (folder: string): number => (folder === '' ? 0 : folder.split('/').length);
