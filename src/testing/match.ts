import { isDeepStrictEqual } from 'node:util';
import { type Matcher, type Mismatch, matcher, matcherThat, mismatchesOf, shown } from './mismatch.js';

/** Expectations as values. Wherever none of them stands, objects match with their fields and lists with all their items. */
export const match = {
  /** There, whatever it is. */
  any: (): Matcher => matcherThat('anything', actual => actual !== undefined),

  /** Not there. */
  absent: (): Matcher => matcherThat('absent', actual => actual === undefined),

  /** Equal in all fields, with no other. */
  exactly: (value: unknown): Matcher =>
    matcherThat(`exactly ${shown(value)}`, actual => isDeepStrictEqual(actual, value)),

  /** A list that has an item for each of these, in any order, and may have more. */
  containing: (...patterns: readonly unknown[]): Matcher =>
    matcher(`a list containing ${patterns.map(shown).join(' and ')}`, (actual, path) =>
      Array.isArray(actual)
        ? patterns.flatMap(pattern => closestItem(pattern, actual, path))
        : [{ path, expected: `a list containing ${patterns.map(shown).join(' and ')}`, actual }],
    ),

  /** A number that is not smaller. */
  atLeast: (least: number): Matcher =>
    matcherThat(`at least ${least}`, actual => typeof actual === 'number' && actual >= least),

  /** A number that is not larger. */
  atMost: (most: number): Matcher =>
    matcherThat(`at most ${most}`, actual => typeof actual === 'number' && actual <= most),

  /** Text in which the expression finds something. */
  text: (expression: RegExp): Matcher =>
    matcherThat(
      `text that matches ${expression}`,
      actual =>
        typeof actual === 'string' && new RegExp(expression, expression.flags.replace(/[gy]/g, '')).test(actual),
    ),

  /** As one of the patterns says. */
  oneOf: (...patterns: readonly unknown[]): Matcher =>
    matcherThat(patterns.map(shown).join(' or '), actual =>
      patterns.some(pattern => mismatchesOf(pattern, actual).length === 0),
    ),

  /** As the pattern does not say. */
  not: (pattern: unknown): Matcher =>
    matcherThat(`not ${shown(pattern)}`, actual => mismatchesOf(pattern, actual).length > 0),
} as const;

/** Nothing where an item matches; otherwise the faults of the item that has the fewest, unless none has any field right. */
function closestItem(pattern: unknown, items: readonly unknown[], path: string): readonly Mismatch[] {
  const found = items.map((item, i) => mismatchesOf(pattern, item, `${path}[${i}]`));
  const best = found.toSorted((a, b) => a.length - b.length)[0];
  const fields = typeof pattern === 'object' && pattern !== null ? Object.keys(pattern).length : 1;
  if (best && (best.length === 0 || best.length < fields)) return best;
  return [{ path, expected: `an item ${shown(pattern)}`, actual: items }];
}
