import { type Signature, signatureOf } from '../types/signature.js';
import type { Type } from '../types/type.js';
import { typeOf, weightOf } from '../values/type-of.js';
import { CelMap, List, Optional, type Value } from '../values/value.js';

/** One meaning of a function, for arguments of certain types. */
export interface Overload extends Signature {
  readonly name: string;
  /** `receiver.name(…)`; its first argument is the receiver. */
  readonly isMember: boolean;
  /** How many steps it takes; unless it says so, as many as its arguments hold values. */
  readonly cost: (args: readonly Value[]) => number;
  /** @throws EvaluationError */
  readonly apply: (...args: readonly Value[]) => Value;
  /** Whether the arguments are of its kinds; what lists hold is not looked at. */
  readonly accepts: (args: readonly Value[]) => boolean;
}

/** The arguments are of the types of the signature, so the implementation may declare them so. */
type Implementation = (...args: never[]) => Value;

/** `receiver.name(…)`, its signature with the receiver first: `string, int -> string`. */
export const member = (name: string, signature: string, apply: Implementation): Overload =>
  overload(name, signature, apply, true);

/** `name(…)`, or an operator by its name: `_+_`. */
export const global = (name: string, signature: string, apply: Implementation): Overload =>
  overload(name, signature, apply, false);

/** Takes no longer for longer arguments. */
export const cheap = (one: Overload): Overload => ({ ...one, cost: () => 1 });

/** Makes as many values as its first argument, a number, says. */
export const sized = (one: Overload): Overload => ({ ...one, cost: ([count]) => 1 + Math.max(0, Number(count)) });

/** Compares all parts of its argument with each other. */
export const pairwise = (one: Overload): Overload => ({ ...one, cost: args => weightOf(args[0]!) ** 2 });

/** Looks at the whole of one argument for each part of another. */
export const quadratic = (one: Overload): Overload => ({
  ...one,
  cost: args => args.reduce<number>((product, arg) => product * weightOf(arg), 1) + weightOf(args[0]!),
});

function overload(name: string, signature: string, apply: Implementation, isMember: boolean): Overload {
  const { parameters, result } = signatureOf(signature);
  const tests = parameters.map(testOf);
  return {
    ...{ name, isMember, cost: allOf, parameters, result },
    apply: apply as (...args: readonly Value[]) => Value,
    accepts: args => tests.every((test, index) => test(args[index]!)),
  };
}

function allOf(args: readonly Value[]): number {
  let sum = 1;
  for (const arg of args) sum += weightOf(arg);
  return sum;
}

/** The most frequent ones, without a detour. */
const primitives: Readonly<Record<string, (value: Value) => boolean>> = {
  bool: value => typeof value === 'boolean',
  int: value => typeof value === 'bigint',
  double: value => typeof value === 'number',
  string: value => typeof value === 'string',
};

function testOf(type: Type): (value: Value) => boolean {
  switch (type.kind) {
    case 'plain':
      return primitives[type.name] ?? (value => typeOf(value) === type.name);
    case 'list':
      return value => value instanceof List;
    case 'map':
      return value => value instanceof CelMap;
    case 'optional':
      return value => value instanceof Optional;
    default:
      return () => true;
  }
}
