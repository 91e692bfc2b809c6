import { type Fault, fault, noFaults, quoted } from './fault.js';
import type { Limits } from './node.js';
import type { Type } from './type.js';

type Limit = (value: unknown) => string | undefined;

/** A type whose values have limits: lengths, sizes, bounds, a pattern. */
export class LimitedType implements Type {
  private readonly limits: readonly Limit[];

  constructor(
    private readonly type: Type,
    limits: Limits,
  ) {
    this.limits = [...sizes(limits), ...bounds(limits), ...patterns(limits)];
  }

  faults(value: unknown): readonly Fault[] {
    const found = this.type.faults(value);
    if (found.length > 0) return found;
    for (const limit of this.limits) {
      const expected = limit(value);
      if (expected !== undefined) return fault(expected);
    }
    return noFaults;
  }
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

function* bounds({ minimum, maximum }: Limits): Iterable<Limit> {
  if (minimum !== undefined) {
    yield value =>
      typeof value === 'number' && value < minimum ? `must be at least ${minimum}, not ${value}` : undefined;
  }
  if (maximum !== undefined) {
    yield value =>
      typeof value === 'number' && value > maximum ? `must be at most ${maximum}, not ${value}` : undefined;
  }
}

function* patterns({ pattern }: Limits): Iterable<Limit> {
  const expression = pattern === undefined ? undefined : expressionOf(pattern);
  if (!expression) return;
  yield value =>
    typeof value === 'string' && !expression.test(value) ? `must match ${pattern}, not be ${quoted(value)}` : undefined;
}

/** Schemas are written for Go: flags stand in front there, and a few forms are unknown here; those are not judged. */
function expressionOf(pattern: string): RegExp | undefined {
  const ignoreCase = pattern.replace(/^(\^?)\(\?i\)/, '$1');
  try {
    return new RegExp(ignoreCase, ignoreCase === pattern ? 'u' : 'iu');
  } catch {
    return undefined;
  }
}
