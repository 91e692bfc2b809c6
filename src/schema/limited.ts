import { compilePattern, longestPattern } from '../re2/pattern.js';
import { canonicalText } from './canonical-text.js';
import { type Fault, fault, noFaults, quoted } from './fault.js';
import type { Limits } from './node.js';
import type { Type } from './type.js';

/** What a value must be to keep a limit; undefined where it does. */
export type Limit = (value: unknown) => string | undefined;

/** A type whose values have limits: lengths, sizes, bounds, a pattern. */
export class LimitedType implements Type {
  private readonly limits: readonly Limit[];

  constructor(
    private readonly type: Type,
    limits: Limits,
  ) {
    this.limits = [...limitsOf(limits)];
  }

  get zero(): unknown {
    return this.type.zero;
  }

  get expected(): string | undefined {
    return this.type.expected;
  }

  faults(value: unknown): readonly Fault[] {
    const found = this.type.faults(value);
    if (found.length > 0) return found;
    for (const limit of this.limits) {
      const expected = limit(value);
      if (expected !== undefined) return fault(expected, 'Change the value so that it keeps this limit.');
    }
    return noFaults;
  }
}

export function* limitsOf(limits: Limits): Iterable<Limit> {
  yield* sizes(limits);
  yield* bounds(limits);
  yield* multiples(limits);
  yield* uniqueness(limits);
  yield* patterns(limits);
}

function* sizes({ minLength, maxLength, minItems, maxItems, minProperties, maxProperties }: Limits): Iterable<Limit> {
  const characters = (value: unknown) => (typeof value === 'string' ? [...value].length : undefined);
  const items = (value: unknown) => (Array.isArray(value) ? value.length : undefined);
  const entries = (value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value).length : undefined;
  yield* range('characters', characters, minLength, maxLength);
  yield* range('items', items, minItems, maxItems);
  yield* range('entries', entries, minProperties, maxProperties);
}

function* range(
  what: string,
  sizeOf: (value: unknown) => number | undefined,
  least: number | undefined,
  most: number | undefined,
): Iterable<Limit> {
  const outside = (size: number) =>
    least !== undefined && size < least
      ? `at least ${least}`
      : most !== undefined && size > most
        ? `at most ${most}`
        : '';
  if (least === undefined && most === undefined) return;
  yield value => {
    const size = sizeOf(value);
    const expected = size === undefined ? '' : outside(size);
    return expected === '' ? undefined : `must have ${expected} ${what}, not ${size}`;
  };
}

function* bounds({ minimum, maximum, exclusiveMinimum = false, exclusiveMaximum = false }: Limits): Iterable<Limit> {
  const outside = (refuses: (value: number) => boolean, expected: string): Limit => {
    return value => (typeof value === 'number' && refuses(value) ? `must be ${expected}, not ${value}` : undefined);
  };
  if (minimum !== undefined) {
    yield exclusiveMinimum
      ? outside(value => value <= minimum, `more than ${minimum}`)
      : outside(value => value < minimum, `at least ${minimum}`);
  }
  if (maximum !== undefined) {
    yield exclusiveMaximum
      ? outside(value => value >= maximum, `less than ${maximum}`)
      : outside(value => value > maximum, `at most ${maximum}`);
  }
}

/** As the API server computes it: for a factor below one it multiplies, which rounds otherwise. */
function* multiples({ multipleOf }: Limits): Iterable<Limit> {
  if (multipleOf === undefined || multipleOf <= 0) return;
  const quotient = (value: number) => (multipleOf < 1 ? (1 / multipleOf) * value : value / multipleOf);
  yield value =>
    typeof value === 'number' && !Number.isInteger(quotient(value))
      ? `must be a multiple of ${multipleOf}, not ${value}`
      : undefined;
}

function* uniqueness({ uniqueItems }: Limits): Iterable<Limit> {
  if (uniqueItems !== true) return;
  yield value => {
    if (!Array.isArray(value)) return undefined;
    const seen = new Set(value.map(canonicalText));
    return seen.size < value.length ? 'must not have the same item twice' : undefined;
  };
}

/** As Go reads them; what is under one that is too long is not compared. The API server refuses a definition whose pattern it cannot read. */
function* patterns({ pattern }: Limits): Iterable<Limit> {
  if (pattern === undefined || pattern.length > longestPattern) return;
  yield value => {
    if (typeof value !== 'string') return undefined;
    const compiled = compilePattern(pattern);
    return 'refused' in compiled || compiled.pattern.test(value)
      ? undefined
      : `must match ${pattern}, not be ${quoted(value)}`;
  };
}
