import type { Check } from './check.js';
import { podMakingKinds } from './kinds.js';

/**
 * The module that tells constructs which objects a waiver goes to: they cannot ask the checks, which verify what they
 * make. One line for each set of kinds.
 */
export function kindsTable(checks: readonly Check[]): string {
  const groups = new Map<string, string[]>();
  for (const { id, formerly = [], kinds } of checks) {
    const key = kinds === 'any' ? kinds : [...kinds].sort().join(' ');
    groups.set(key, [...(groups.get(key) ?? []), id, ...formerly]);
  }
  const lines = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kinds, ids]) => `  ['${kinds}', '${ids.join(' ')}'],`);
  return `/** The kinds of object that checks find something on, and those checks. Made by \`npm run docs\`, never edited. */
// biome-ignore format: each set of kinds is one line.
export const checkKinds: readonly (readonly [kinds: string, checks: string])[] = [
${lines.join('\n')}
];

/** Where a waiver of a check that does not exist is rendered, so that it is found in the files. */
export const kindsOfUnknown =
  '${[...podMakingKinds].sort().join(' ')}';
`;
}
