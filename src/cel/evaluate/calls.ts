import { compilePattern } from '../../re2/pattern.js';
import { CompileError, EvaluationError, noSuchOverload } from '../error.js';
import { isFunction, overloadsOf } from '../functions/library.js';
import type { Overload } from '../functions/overload.js';
import { dyn, nameOf, type Type } from '../types/type.js';
import { type Bindings, substitute, unify } from '../types/unify.js';
import { Budget, type Plan } from './plan.js';

/** A call of a function or operator; the receiver of a member is its first argument. @throws CompileError */
export function planCall(name: string, isMember: boolean, args: readonly Plan[]): Plan {
  const fitting = overloadsOf(name, isMember, args.length).flatMap(one => {
    const bindings: Bindings = new Map();
    const fits = one.parameters.every((formal, index) => unify(formal, args[index]!.type, bindings));
    return fits ? [{ one, result: substitute(one.result, bindings) }] : [];
  });
  if (fitting.length === 0) throw new CompileError(reason(name, isMember, args));
  const run = runner(
    fitting.map(({ one }) => one),
    args.map(arg => arg.run),
  );
  checkLiterals(name, args, run);
  return { type: resultOf(fitting.map(({ result }) => result)), run };
}

function reason(name: string, isMember: boolean, args: readonly Plan[]): string {
  if (!isFunction(name)) return `there is no function ${name}`;
  const types = args.map(({ type }) => nameOf(type));
  const [receiver, ...rest] = types;
  return isMember ? `${receiver} has no ${name}(${rest.join(', ')})` : `${name} does not take (${types.join(', ')})`;
}

const resultOf = ([first, ...others]: readonly Type[]): Type =>
  others.every(other => nameOf(other) === nameOf(first!)) ? first! : dyn;

function runner(overloads: readonly Overload[], args: readonly Plan['run'][]): Plan['run'] {
  return frame => {
    const values = args.map(run => run(frame));
    const overload = overloads.find(({ accepts }) => accepts(values));
    if (!overload) throw noSuchOverload();
    frame.budget.spend(overload.cost(values));
    return overload.apply(...values);
  };
}

const patterns = new Set(['matches', 'find', 'findAll']);
const texts = new Set(['duration', 'timestamp']);

/** The API server refuses a rule with a regular expression, duration or timestamp that it can see is invalid. */
function checkLiterals(name: string, args: readonly Plan[], run: Plan['run']): void {
  const expression = patterns.has(name) ? args[1]?.literal : undefined;
  if (typeof expression === 'string') {
    const compiled = compilePattern(expression);
    if ('refused' in compiled) throw new CompileError(`invalid regular expression ${expression}: ${compiled.refused}`);
  }
  if (!texts.has(name) || typeof args[0]?.literal !== 'string') return;
  try {
    run({ slots: [], budget: new Budget(Number.POSITIVE_INFINITY) });
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    throw new CompileError(`invalid ${name} ${JSON.stringify(args[0].literal)}`);
  }
}
