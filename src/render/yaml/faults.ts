import { isPlainMap, pathOf } from '../../graph/fields.js';
import { type Problem, problem } from '../../problem.js';

/** Thrown where the writing meets a value that YAML has no form for; `faultsOf` then says which ones and why. */
export class Unwritable extends Error {}

/** Levels of nesting that are written; a value that contains itself has more. */
export const deepest = 100;

/** Text with half of a surrogate pair, which no encoding of Unicode can hold. */
export const isBroken = (text: string) => /\p{Surrogate}/u.test(text);

/** One problem for each value in plain data that cannot be written. */
export function faultsOf(value: unknown): readonly Problem[] {
  return [...faults(value, '', [])];
}

/** `around` is what the value stands in, the outermost first. */
function* faults(value: unknown, path: string, around: readonly unknown[]): Generator<Problem> {
  const wrong = fault(value, around);
  if (wrong) yield problem('not-plain-data', wrong, { path, hint });
  else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* faults(item, `${path}[${i}]`, [...around, value]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (isBroken(key)) yield problem('not-plain-data', `the key ${halfPair(key)}`, { path, hint });
      else yield* faults(item, pathOf(path, key), [...around, value]);
    }
  }
}

const hint = 'Use text, finite numbers, true, false, null, lists and plain maps, and leave out what is not set.';

/** Why this value itself, without what it contains, cannot be written. */
function fault(value: unknown, around: readonly unknown[]): string | undefined {
  switch (typeof value) {
    case 'string':
      return isBroken(value) ? `the text ${halfPair(value)}` : undefined;
    case 'number':
      return Number.isFinite(value) ? undefined : `${value} is not a number that YAML readers agree on.`;
    case 'boolean':
    case 'bigint':
      return undefined;
    case 'object':
      if (value === null) return undefined;
      if (around.includes(value)) return 'the value contains itself.';
      if (around.length > deepest) return `the value is nested more than ${deepest} levels deep.`;
      return Array.isArray(value) || isPlainMap(value)
        ? undefined
        : `a ${value.constructor?.name ?? 'object'} is not plain data.`;
    default:
      return `${typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`} is not plain data.`;
  }
}

const halfPair = (text: string) => `${JSON.stringify(text)} has half of a surrogate pair, which UTF-8 cannot hold.`;
