import { type Problem, problem } from '../../problem.js';

/** Thrown where the writing meets a value that YAML has no form for; `faultsOf` then says which ones and why. */
export class Unwritable extends Error {}

/** Levels of nesting that are written; a value that contains itself has more. */
export const deepest = 100;

/** A plain map, of whichever realm; not an instance of a class such as Date or Map. */
export function isMap(value: object): value is Record<string, unknown> {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Text with half of a surrogate pair, which no encoding of Unicode can hold. */
export const isBroken = (text: string) => /\p{Surrogate}/u.test(text);

/** One problem for each value in plain data that cannot be written. */
export function faultsOf(value: unknown): readonly Problem[] {
  return [...faults(value, '', 0)];
}

function* faults(value: unknown, path: string, depth: number): Generator<Problem> {
  const wrong = fault(value, depth);
  if (wrong) yield problem('not-plain-data', wrong, { path, hint });
  else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* faults(item, `${path}[${i}]`, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (isBroken(key)) yield problem('not-plain-data', `the key ${halfPair(key)}`, { path, hint });
      else yield* faults(item, join(path, key), depth + 1);
    }
  }
}

const hint = 'Use text, finite numbers, true, false, null, lists and plain maps, and leave out what is not set.';

/** Why this value itself, without what it contains, cannot be written. */
function fault(value: unknown, depth: number): string | undefined {
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
      if (depth > deepest) return `the value is nested more than ${deepest} levels deep, or contains itself.`;
      return Array.isArray(value) || isMap(value)
        ? undefined
        : `a ${value.constructor?.name ?? 'object'} is not plain data.`;
    default:
      return `${typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`} is not plain data.`;
  }
}

const halfPair = (text: string) => `${JSON.stringify(text)} has half of a surrogate pair, which UTF-8 cannot hold.`;

const join = (path: string, key: string) =>
  /^[\w-]+$/.test(key) ? `${path}${path && '.'}${key}` : `${path}[${JSON.stringify(key)}]`;
