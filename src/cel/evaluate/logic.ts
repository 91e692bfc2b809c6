import { CompileError, EvaluationError, noSuchOverload } from '../error.js';
import { nameOf, plain, type Type } from '../types/type.js';
import { common, unify } from '../types/unify.js';
import type { Value } from '../values/value.js';
import type { Frame, Plan } from './plan.js';

const bool = plain('bool');

function expectBool({ type }: Plan, where: string): void {
  if (!unify(bool, type, new Map())) throw new CompileError(`${where} takes bool, not ${nameOf(type)}`);
}

/** `&&` and `||`: where one side decides alone, an error of the other does not matter. */
export function planLogic(operator: '_&&_' | '_||_', left: Plan, right: Plan): Plan {
  for (const side of [left, right]) expectBool(side, operator.replaceAll('_', ''));
  const deciding = operator === '_||_';
  return {
    type: bool,
    run: frame => {
      const one = truth(left, frame);
      if (one === deciding) return deciding;
      const other = truth(right, frame);
      if (other === deciding) return deciding;
      for (const side of [one, other]) if (side instanceof EvaluationError) throw side;
      return !deciding;
    },
  };
}

/** A bool, or the error in its place. */
export function truth(plan: Plan, frame: Frame): boolean | EvaluationError {
  try {
    const value = plan.run(frame);
    return typeof value === 'boolean' ? value : noSuchOverload();
  } catch (error) {
    if (error instanceof EvaluationError) return error;
    throw error;
  }
}

/** @throws EvaluationError for a value that is not a bool */
export function holds(value: Value): boolean {
  if (typeof value !== 'boolean') throw noSuchOverload();
  return value;
}

export function planConditional(condition: Plan, then: Plan, otherwise: Plan): Plan {
  expectBool(condition, 'the condition before ?');
  const type: Type | undefined = common(then.type, otherwise.type);
  if (!type)
    throw new CompileError(`? gives ${nameOf(then.type)} or ${nameOf(otherwise.type)}: they must be of one type`);
  return { type, run: frame => (holds(condition.run(frame)) ? then.run(frame) : otherwise.run(frame)) };
}
