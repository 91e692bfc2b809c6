import { type Levels, sum } from './levels.js';
import type { CostLine } from './line.js';

/** What lines cost together. */
export const totalOf = (lines: readonly CostLine[]): Levels => sum(lines.map(({ cost }) => cost));

/** Lines by what they have in common, each group in the order of its first line. */
export function groupedBy<K extends 'system' | 'kind' | 'component'>(
  lines: readonly CostLine[],
  key: K,
): ReadonlyMap<CostLine[K], readonly CostLine[]> {
  const groups = new Map<CostLine[K], CostLine[]>();
  for (const line of lines) {
    const group = groups.get(line[key]);
    if (group) group.push(line);
    else groups.set(line[key], [line]);
  }
  return groups;
}
