import { EvaluationError } from '../error.js';
import { PlainList } from '../values/list.js';
import { PlainMap } from '../values/map.js';
import { Duration, type List, Optional, Timestamp, Uint, type Value } from '../values/value.js';
import { global, member } from './overload.js';

function isZero(value: Value): boolean {
  if (value instanceof Uint) return value.value === 0n;
  if (value instanceof PlainList || value instanceof PlainMap) return value.size === 0;
  if (value instanceof Uint8Array) return value.length === 0;
  if (value instanceof Duration) return value.nanoseconds === 0n;
  if (value instanceof Timestamp) return value.nanoseconds === -62_135_596_800_000_000_000n;
  return value === null || value === false || value === 0 || value === 0n || value === '';
}

function heldBy({ value }: Optional): Value {
  if (value === undefined) throw new EvaluationError('optional.none() dereference');
  return value;
}

function unwrap(list: List): List {
  return new PlainList(
    Array.from(list).flatMap(item => {
      if (!(item instanceof Optional)) throw new EvaluationError('value is not optional');
      return item.value === undefined ? [] : [item.value];
    }),
  );
}

/** `or` and `orValue`, which look at their argument only when they need it, are the evaluator's. */
export const optionals = [
  global('optional.of', 'A -> optional<A>', (value: Value) => Optional.of(value)),
  global('optional.ofNonZeroValue', 'A -> optional<A>', (value: Value) =>
    isZero(value) ? Optional.none : Optional.of(value),
  ),
  global('optional.none', '-> optional<A>', () => Optional.none),
  member('value', 'optional<A> -> A', heldBy),
  member('hasValue', 'optional<A> -> bool', ({ value }: Optional) => value !== undefined),
  global('optional.unwrap', 'list<optional<A>> -> list<A>', unwrap),
  member('unwrapOpt', 'list<optional<A>> -> list<A>', unwrap),
];
