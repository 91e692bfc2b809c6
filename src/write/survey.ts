import { inventoryPath, parseInventory } from './inventory.js';
import { Layout } from './layout.js';
import { foldersAbove } from './path.js';
import type { WriteRequest } from './request.js';
import type { Found, Tree } from './tree.js';
import type { Wanted } from './wanted.js';

/** What a write has to do with one wanted file; `foreign` and `blocked` are reasons not to. */
export type State = 'added' | 'changed' | 'unchanged' | 'foreign' | 'blocked';

/** The output directory, as seen by a run that wants something of it. */
export class Survey {
  /** The units of the run, and those of earlier runs that a run of the whole fleet no longer has. */
  readonly units: ReadonlySet<string>;
  /** Files that earlier runs wrote and this one does not. */
  readonly removed: ReadonlySet<string>;
  readonly layout: Layout;
  private readonly owned: ReadonlySet<string>;

  constructor(
    readonly tree: Tree,
    private readonly wanted: Wanted,
  ) {
    const { request, texts, units } = wanted;
    this.units = new Set([...units.keys(), ...(request.all ? abandoned(this.tree, request) : [])]);
    this.owned = new Set([...this.units].flatMap(unit => this.ownedIn(unit)));
    this.removed = new Set([...this.owned].filter(path => !texts.has(path) && this.tree.hasFile(path)));
    this.layout = new Layout(this.tree, this.removed);
  }

  stateOf(path: string, text: string): State {
    if (this.tree.holds(path, text)) return 'unchanged';
    const found = this.tree.find(path);
    if (found === undefined || this.layout.yields(found)) return 'added';
    if (found.kind !== 'file' || found.path !== path) return 'blocked';
    return this.owned.has(path) ? 'changed' : 'foreign';
  }

  /** Files of the run's units that are neither wanted nor to be removed. */
  foreign(): readonly string[] {
    const entries = [...this.units].flatMap(unit => this.entriesIn(unit));
    return entries
      .filter(({ path, kind }) => kind !== 'directory' && !this.wanted.texts.has(path) && !this.removed.has(path))
      .map(({ path }) => path);
  }

  private entriesIn(unit: string): readonly Found[] {
    const folders = [...this.tree.foldersIn(unit, folder => !this.isUnit(folder))];
    return folders.flatMap(folder => [...this.tree.entries(folder)]);
  }

  /** What the unit's inventory lists, and the inventory itself. */
  private ownedIn(unit: string): readonly string[] {
    const inventory = inventoryPath(unit);
    if (!this.tree.hasFile(inventory)) return [];
    const listed = parseInventory(unit, this.tree.read(inventory).toString());
    return [inventory, ...listed.filter(path => this.isDirectlyIn(unit, path))];
  }

  /** Whether no folder between the unit and the path has an inventory of its own. */
  private isDirectlyIn(unit: string, path: string): boolean {
    for (const folder of foldersAbove(path)) {
      if (folder === unit) return true;
      if (this.hasInventory(folder)) return false;
    }
    return true;
  }

  private isUnit(folder: string): boolean {
    return this.units.has(folder) || this.hasInventory(folder);
  }

  private hasInventory(folder: string): boolean {
    return this.tree.hasFile(inventoryPath(folder));
  }
}

/** Folders with an inventory. Only as deep as this run has units, so that a wrong output directory loses nothing. */
function abandoned(tree: Tree, { units, heldBack = [] }: WriteRequest): readonly string[] {
  const depths = new Set(['', ...units, ...heldBack].map(depth));
  const deepest = Math.max(...depths);
  const folders = [...tree.foldersIn('', folder => depth(folder) <= deepest && !heldBack.includes(folder))];
  return folders.filter(folder => depths.has(depth(folder)) && tree.hasFile(inventoryPath(folder)));
}

const depth = (folder: string): number => (folder === '' ? 0 : folder.split('/').length);
