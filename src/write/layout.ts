import { foldersAbove } from './path.js';
import type { Found, Tree } from './tree.js';

/** Which folders a write makes and which it leaves empty. */
export class Layout {
  private readonly vacatedFolders = new Map<string, boolean>();

  /** @param removed the files that will be gone */
  constructor(
    private readonly tree: Tree,
    private readonly removed: ReadonlySet<string>,
  ) {}

  /** Whether what stands there now will make room. */
  yields(found: Found): boolean {
    if (found.kind === 'file') return this.removed.has(found.path);
    return found.kind === 'directory' && this.isVacated(found.path);
  }

  /** The folders above an added file that have to be made, the nearest first. */
  newFolders(path: string): readonly string[] {
    const made: string[] = [];
    for (const folder of foldersAbove(path)) {
      const found = this.tree.find(folder);
      if (found !== undefined && !this.yields(found)) break;
      made.push(folder);
    }
    return made;
  }

  /** The folders that the removed files leave empty, the deepest first. */
  vacated(): readonly string[] {
    const folders = new Set([...this.removed].flatMap(path => [...foldersAbove(path)]));
    return deepestFirst([...folders].filter(folder => this.isVacated(folder)));
  }

  private isVacated(folder: string): boolean {
    let vacated = this.vacatedFolders.get(folder);
    if (vacated === undefined) {
      const entries = [...this.tree.entries(folder)];
      vacated = entries.length > 0 && entries.every(entry => this.yields(entry));
      this.vacatedFolders.set(folder, vacated);
    }
    return vacated;
  }
}

/** Folders in an order in which each comes before those above it. */
export function deepestFirst(folders: readonly string[]): readonly string[] {
  return [...folders].sort((a, b) => b.length - a.length);
}
