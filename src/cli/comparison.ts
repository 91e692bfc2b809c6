import { printableLines } from '../printable.js';
import type { Comparison } from '../write/index.js';
import { printError } from './print.js';

/** The unified diff on stdout, and the name of each file that differs on stderr. */
export function printComparison({ diffs, added, changed, removed }: Comparison): void {
  for (const diff of diffs.values()) process.stdout.write(printableLines(diff));
  for (const [what, paths] of Object.entries({ added, changed, removed })) {
    for (const path of paths) printError(`${what}: ${path}`);
  }
}
