import { type Problem, problem } from '../problem.js';
import { inventoryPath, inventoryText } from './inventory.js';
import { fileAndFolder, throwAny, unsafePath } from './obstacles.js';
import { folderOf, foldersAbove, isInside } from './path.js';
import type { WriteRequest } from './request.js';
import { stagingName } from './staging.js';
import { Texts } from './texts.js';

/** A request, checked and put in order, before the output directory is looked at. */
export interface Wanted {
  readonly request: WriteRequest;
  /** Path to text, the inventories included. */
  readonly texts: ReadonlyMap<string, string>;
  /** The paths of each unit, without its inventory; a unit that is to vanish has none. */
  readonly units: ReadonlyMap<string, readonly string[]>;
}

/** @throws WriteError when a path leads out of the output directory, or an inventory is not complete */
export function wantedOf(request: WriteRequest): Wanted {
  const { files } = request;
  throwAny([...request.units.filter(unit => unit !== ''), ...files.keys()].filter(isForbidden).map(unsafePath));
  const folders = new Set<string>();
  const units = groupByUnit(request, folders);
  const strays = ['', ...folders].map(inventoryPath).filter(path => files.has(path) && !units.has(folderOf(path)));
  const problems = [...[...folders].filter(folder => files.has(folder)).map(fileAndFolder), ...strays.map(incomplete)];
  const texts = new Texts(files);
  for (const [unit, paths] of units) {
    if (paths.length === 0) continue;
    const inventory = inventoryPath(unit);
    const text = inventoryText(unit, paths);
    if (files.has(inventory) && files.get(inventory) !== text) problems.push(incomplete(inventory));
    texts.set(inventory, text);
  }
  throwAny(problems);
  return { request, texts, units };
}

function groupByUnit({ files, units }: WriteRequest, folders: Set<string>): Map<string, string[]> {
  const groups = new Map<string, string[]>(units.map(unit => [unit, []]));
  const top = groups.get('') ?? [];
  const groupOfFolder = new Map<string, string[]>([['', top]]);
  for (const path of files.keys()) {
    const folder = folderOf(path);
    const group = groupOfFolder.get(folder) ?? enter(folder);
    if (path !== inventoryPath(folder)) group.push(path);
  }
  if (top.length > 0) groups.set('', top);
  return groups;

  function enter(folder: string): string[] {
    folders.add(folder);
    for (const above of foldersAbove(folder)) folders.add(above);
    const unit = [folder, ...foldersAbove(folder)].find(above => groups.has(above)) ?? '';
    const group = groups.get(unit) ?? top;
    groupOfFolder.set(folder, group);
    return group;
  }
}

/** The writer's own folder is not a place for files. */
const isForbidden = (path: string) => !isInside(path) || path === stagingName || path.startsWith(`${stagingName}/`);

const incomplete = (inventory: string): Problem =>
  problem('write-inventory', `"${inventory}" does not list exactly the files that are rendered beside it.`, {
    hint: 'This is a fault of the renderer: list every file of the folder, sorted by code unit, and no other.',
  });
