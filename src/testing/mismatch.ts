import { fieldsOf, isMap, pathOf } from '../graph/fields.js';

/** One place at which a value is not as expected. */
export interface Mismatch {
  /** `spec.replicas`; the empty text for the whole value. */
  readonly path: string;
  /** `at least 2` */
  readonly expected: string;
  /** The value that is there. */
  readonly actual: unknown;
}

const isMatcherMark = Symbol.for('plainsail.matcher');

/** An expectation as a value: it stands wherever a plain value could stand. */
export interface Matcher {
  readonly [isMatcherMark]: true;
  /** As it reads in a failure: `at least 2`. */
  readonly expected: string;
  /** What of a value is not as expected; a field that is not there is `undefined`. */
  mismatches(actual: unknown, path: string): readonly Mismatch[];
}

/** A matcher of one's own. */
export const matcher = (expected: string, mismatches: Matcher['mismatches']): Matcher => ({
  [isMatcherMark]: true,
  expected,
  mismatches,
});

/** A matcher that a value fits or does not. */
export const matcherThat = (expected: string, fits: (actual: unknown) => boolean): Matcher =>
  matcher(expected, (actual, path) => (fits(actual) ? [] : [{ path, expected, actual }]));

const isMatcher = (value: unknown): value is Matcher =>
  typeof value === 'object' && value !== null && isMatcherMark in value;

/**
 * Where a value is not as a pattern says: an object has at least the pattern's fields, a list has exactly its items,
 * each of which matches in the same way; anything else is equal.
 */
export function mismatchesOf(pattern: unknown, actual: unknown, path = ''): readonly Mismatch[] {
  if (isMatcher(pattern)) return pattern.mismatches(actual, path);
  if (Array.isArray(pattern)) {
    if (!Array.isArray(actual) || actual.length !== pattern.length) return [{ path, expected: shown(pattern), actual }];
    return pattern.flatMap((item, i) => mismatchesOf(item, actual[i], `${path}[${i}]`));
  }
  if (isMap(pattern)) {
    if (!isMap(actual)) return [{ path, expected: shown(pattern), actual }];
    return Object.entries(pattern).flatMap(([key, inner]) =>
      mismatchesOf(inner, Object.hasOwn(actual, key) ? fieldsOf(actual)[key] : undefined, pathOf(path, key)),
    );
  }
  return Object.is(pattern, actual) ? [] : [{ path, expected: shown(pattern), actual }];
}

const longest = 200;

/** A value or a pattern in one line of a message. */
export function shown(value: unknown): string {
  if (value === undefined) return 'absent';
  const text =
    JSON.stringify(value, (_, each) => (isMatcher(each) ? `<${each.expected}>` : each))?.replace(
      /"(<[^"]*>)"/g,
      '$1',
    ) ?? String(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
