import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Milliseconds of each step by name, over all rounds. */
export type Samples = Map<string, number[]>;

/** Runs `step` and notes how long it took. */
export function timed<T>(samples: Samples, name: string, step: () => T): T {
  const started = performance.now();
  const result = step();
  const times = samples.get(name) ?? [];
  samples.set(name, [...times, performance.now() - started]);
  return result;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export const medians = (samples: Samples): Map<string, number> =>
  new Map([...samples].map(([name, values]) => [name, median(values)]));

/**
 * A new folder, which the command removes when all is measured: for a minute after files were deleted, ext4 takes four
 * times as long to create others.
 */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'folder-'));
