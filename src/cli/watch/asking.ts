import { readFileSync, type Stats, statSync } from 'node:fs';
import { asksWhere, modules } from '../compile/bundle.js';

interface Read {
  readonly stats: Stats;
  readonly asks: boolean;
}

/** Finds the modules that ask where they are, run after run: reads each again only when it has changed. */
export class Asking {
  private readonly known = new Map<string, Read>();

  /** Those among these paths. */
  among(paths: readonly string[]): readonly string[] {
    return paths.filter(path => modules.test(path) && this.asks(path));
  }

  private asks(path: string): boolean {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return false;
    const before = this.known.get(path);
    if (before && before.stats.ctimeMs === stats.ctimeMs && before.stats.size === stats.size) return before.asks;
    const asks = asksWhere(readFileSync(path, 'utf8'));
    this.known.set(path, { stats, asks });
    return asks;
  }
}

/** Matches these paths and no others, in Go's regular expressions too. */
export const onlyPaths = (paths: readonly string[]): RegExp =>
  new RegExp(`^(?:${paths.map(path => path.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})$`);
