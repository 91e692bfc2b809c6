import { CompileError, EvaluationError } from '../error.js';
import type { Expression } from '../syntax/expression.js';
import { dyn, nameOf, plain, type Type } from '../types/type.js';
import { CelMap, List, type Value } from '../values/value.js';
import type { Frame, Plan, Scope } from './plan.js';

/** The variables of a comprehension: where they are, and how they get their values. */
export interface Iteration {
  readonly scope: Scope;
  /** The type of the first variable: an element, or an index or key where there are two. */
  readonly first: Type;
  readonly range: Plan;
  /** Sets the variables to one element after another. @throws EvaluationError, LimitError */
  readonly each: (frame: Frame) => Iterable<Value>;
}

/** `range.macro(element, …)` or `range.macro(index or key, value, …)`. @throws CompileError */
export function iterate(range: Plan, names: readonly Expression[], outer: Scope): Iteration {
  const types = variableTypes(range.type, names.length === 2);
  const one = outer.with(names[0]!, types[0]!);
  const two = names[1] && one.scope.with(names[1], types[1]!);
  if (names[0]?.kind === 'name' && names[1]?.kind === 'name' && names[0].name === names[1].name)
    throw new CompileError(`two variables are named ${names[0].name}`);
  return {
    range,
    scope: (two ?? one).scope,
    first: types[0]!,
    *each(frame) {
      for (const [first, second] of pairs(range.run(frame), two !== undefined)) {
        frame.budget.spend(1);
        frame.slots[one.slot] = first;
        if (two) frame.slots[two.slot] = second!;
        yield first;
      }
    },
  };
}

function variableTypes(type: Type, two: boolean): readonly [Type, Type?] {
  if (type.kind === 'list') return two ? [plain('int'), type.item] : [type.item];
  if (type.kind === 'map') return two ? [type.key, type.value] : [type.key];
  if (type.kind === 'dyn') return [dyn, dyn];
  throw new CompileError(`${nameOf(type)} cannot be gone through: that takes a list or a map`);
}

function* pairs(value: Value, two: boolean): Iterable<readonly [Value, Value?]> {
  if (value instanceof List) {
    for (let index = 0; index < value.size; index += 1)
      yield two ? [BigInt(index), value.at(index)] : [value.at(index)];
  } else if (value instanceof CelMap) {
    for (const key of value.keys()) yield two ? [key, value.find(key)!] : [key];
  } else {
    throw new EvaluationError('expected a list or a map to go through');
  }
}
