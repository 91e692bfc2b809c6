import { CompileError, EvaluationError, LimitError } from '../error.js';
import { Budget, type Frame, type Plan } from '../evaluate/plan.js';
import { rootScope } from '../evaluate/planner.js';
import { type Expression, mentions } from '../syntax/expression.js';
import { parse } from '../syntax/parse.js';
import { nameOf, optionalOf, plain } from '../types/type.js';
import { unify } from '../types/unify.js';
import { Optional, type Value } from '../values/value.js';
import { valueOfData } from './data.js';
import { declaredType } from './declared.js';
import type { Rule, Schema } from './schema.js';

/** What a rule says about a value. */
export type Verdict =
  | 'valid'
  /** A transition rule where there is nothing to compare with. */
  | 'skipped'
  /** The API server refuses the object with this message. */
  | {
      readonly message: string /** It could not be evaluated on this value, which counts as failed. */;
      readonly isError: boolean;
    }
  /** Not evaluated: the rule is invalid, or takes too many steps. */
  | { readonly notEvaluated: string };

export interface CompiledRule {
  readonly rule: Rule;
  /** It compares with the value before a change. */
  readonly isTransition: boolean;
  /** Why it cannot be compiled, where it cannot: the API server refuses its definition. */
  readonly refused?: string;
  /** @param oldSelf undefined if missing @param budget what all rules of the object may spend together */
  readonly evaluate: (self: unknown, oldSelf: unknown, budget?: Budget) => Verdict;
}

/** The API server's limit for one expression, in its own units, which are about ours. */
const stepsOfRule = 1_000_000;

/** Makes a rule of a schema's node ready. A rule that cannot be compiled is one that is never evaluated, and says why. */
export function compileRule(rule: Rule, schema: Schema): CompiledRule {
  try {
    return compiled(rule, schema);
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    const notEvaluated = `it cannot be compiled: ${error.message}`;
    return { rule, isTransition: false, refused: error.message, evaluate: () => ({ notEvaluated }) };
  }
}

function compiled(rule: Rule, schema: Schema): CompiledRule {
  if (rule.rule.trim() === '') return { rule, isTransition: false, evaluate: () => 'valid' };
  const expression = parse(rule.rule);
  const plan = planned(expression, rule, schema, 'bool');
  const explain = messageOf(rule, schema);
  const isTransition = mentions(expression, 'oldSelf');
  const optional = rule.optionalOldSelf === true;
  return {
    rule,
    isTransition,
    evaluate(self, oldSelf, whole) {
      if (isTransition && oldSelf === undefined && !optional) return 'skipped';
      return evaluated(rule, () => {
        const frame: Frame = { slots: [valueOfData(self, schema)], budget: new Budget(stepsOfRule, whole) };
        if (isTransition) frame.slots[1] = oldValue(oldSelf, optional, schema);
        return plan.run(frame) === true ? undefined : explain(frame);
      });
    },
  };
}

function oldValue(oldSelf: unknown, optional: boolean, schema: Schema): Value {
  if (!optional) return valueOfData(oldSelf, schema);
  return oldSelf === undefined ? Optional.none : Optional.of(valueOfData(oldSelf, schema));
}

/** `self` at place 0, `oldSelf` at place 1. @throws CompileError */
function planned(expression: Expression, rule: Rule, schema: Schema, result: string): Plan {
  const type = declaredType(schema);
  if (!type) throw new CompileError('rules do not see a value of this schema');
  const { scope } = rootScope.with({ kind: 'name', name: 'self' }, type);
  const old = rule.optionalOldSelf === true ? optionalOf(type) : type;
  const plan = scope.with({ kind: 'name', name: 'oldSelf' }, old).scope.plan(expression);
  if (!unify(plain(result), plan.type, new Map())) throw new CompileError(`it is ${nameOf(plan.type)}, not ${result}`);
  return plan;
}

function evaluated(rule: Rule, work: () => string | undefined): Verdict {
  try {
    const message = work();
    return message === undefined ? 'valid' : { message, isError: false };
  } catch (error) {
    if (error instanceof EvaluationError) return { message: failure(error, rule), isError: true };
    if (error instanceof LimitError) return { notEvaluated: error.message };
    if (error instanceof RangeError) return { notEvaluated: `it takes more than there is: ${error.message}` };
    throw error;
  }
}

const nameOfRule = ({ message = '', rule }: Rule): string => (message === '' ? rule : message).trim();

/** The API server's sentences. */
const failure = ({ message }: EvaluationError, rule: Rule): string =>
  message === 'no such overload'
    ? `'${message}': call arguments did not match a supported operator, function or macro signature for rule: ${nameOfRule(rule)}`
    : `${message} evaluating rule: ${nameOfRule(rule)}`;

const standing = (rule: Rule): string =>
  (rule.message ?? '') === '' ? `failed rule: ${rule.rule.trim()}` : rule.message!.trim();

/** The message of a failed rule: of its messageExpression where that gives one, else the one that stands there. */
function messageOf(rule: Rule, schema: Schema): (frame: Frame) => string {
  if ((rule.messageExpression ?? '') === '') return () => standing(rule);
  const plan = planned(parse(rule.messageExpression!), rule, schema, 'string');
  return frame => {
    try {
      const text = plan.run(frame);
      const trimmed = typeof text === 'string' ? text.trim() : '';
      return trimmed === '' || trimmed.includes('\n') || trimmed.length > longestMessage ? standing(rule) : trimmed;
    } catch (error) {
      if (error instanceof EvaluationError || error instanceof LimitError) return standing(rule);
      throw error;
    }
  };
}

const longestMessage = 5 * 1024;
