import { inFolder, isInside, sorted } from './path.js';

/** The file in each unit's folder that lists what plainsail owns there, itself left out. */
const fileName = '.plainsail';

export function inventoryPath(unit: string): string {
  return inFolder(unit, fileName);
}

/** The text of a unit's inventory: one path per line, relative to the unit, sorted by code unit. */
export function inventoryText(unit: string, paths: Iterable<string>): string {
  const start = unit === '' ? 0 : unit.length + 1;
  return sorted(paths)
    .map(path => `${path.slice(start)}\n`)
    .join('');
}

/**
 * The paths an inventory lists, relative to the output directory. Lines that name nothing below the unit are left
 * out: a hostile inventory leads nowhere, and one with the markers of a merge conflict gives both sides.
 */
export function parseInventory(unit: string, text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .filter(isInside)
    .map(line => inFolder(unit, line));
}
