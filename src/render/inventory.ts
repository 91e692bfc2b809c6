import { byCodeUnit } from './order.js';

/** The file in each folder that lists what plainsail wrote there, and may remove again. */
export const inventoryFile = '.plainsail';

/** The text of an inventory: the other files of the folder, one per line, sorted by code unit. */
export const inventory = (files: Iterable<string>) => `${[...files].sort(byCodeUnit).join('\n')}\n`;
