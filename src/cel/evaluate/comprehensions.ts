import { CompileError, EvaluationError } from '../error.js';
import type { Call, Expression } from '../syntax/expression.js';
import { listType, mapOf, nameOf, plain, type Type } from '../types/type.js';
import { unify } from '../types/unify.js';
import { PlainList } from '../values/list.js';
import { PlainMap } from '../values/map.js';
import { CelMap, type Value } from '../values/value.js';
import { type Iteration, iterate } from './iteration.js';
import { holds, truth } from './logic.js';
import type { Frame, Plan, Scope } from './plan.js';

/** A macro: what follows its variables, and what it gives. */
type Macro = (iteration: Iteration, body: readonly Expression[]) => Plan;

const bool = plain('bool');

function condition({ scope }: Iteration, body: Expression): Plan {
  const plan = scope.plan(body);
  if (!unify(bool, plan.type, new Map())) throw new CompileError(`a condition is bool, not ${nameOf(plan.type)}`);
  return plan;
}

/** `all`, `exists`: an element that decides outweighs the errors of others. */
const quantifier =
  (deciding: boolean): Macro =>
  (iteration, [body]) => {
    const test = condition(iteration, body!);
    const run = (frame: Frame): Value => {
      let failure: EvaluationError | undefined;
      for (const _ of iteration.each(frame)) {
        const result = truth(test, frame);
        if (result === deciding) return deciding;
        if (result instanceof EvaluationError) failure ??= result;
      }
      if (failure) throw failure;
      return !deciding;
    };
    return { type: bool, run };
  };

const existsOne: Macro = (iteration, [body]) => {
  const test = condition(iteration, body!);
  const run = (frame: Frame): Value => {
    let count = 0;
    for (const _ of iteration.each(frame)) if (holds(test.run(frame))) count += 1;
    return count === 1;
  };
  return { type: bool, run };
};

/** What passes the filter, if there is one, transformed. */
function transformed(
  iteration: Iteration,
  body: readonly Expression[],
): { readonly type: Type; readonly run: Results } {
  const filter = body.length === 2 ? condition(iteration, body[0]!) : undefined;
  const transform = iteration.scope.plan(body.at(-1)!);
  return {
    type: transform.type,
    *run(frame) {
      for (const first of iteration.each(frame)) {
        if (!filter || holds(filter.run(frame))) yield [first, transform.run(frame)];
      }
    },
  };
}

type Results = (frame: Frame) => Iterable<readonly [Value, Value]>;

const map: Macro = (iteration, body) => {
  const { type, run } = transformed(iteration, body);
  return { type: listType(type), run: frame => new PlainList(Array.from(run(frame), ([, value]) => value)) };
};

const filter: Macro = (iteration, [body]) => {
  const test = condition(iteration, body!);
  const run = (frame: Frame): Value => {
    const kept: Value[] = [];
    for (const value of iteration.each(frame)) if (holds(test.run(frame))) kept.push(value);
    return new PlainList(kept);
  };
  return { type: listType(iteration.first), run };
};

const transformMap: Macro = (iteration, body) => {
  const { type, run } = transformed(iteration, body);
  return { type: mapOf(iteration.first, type), run: frame => new PlainMap(run(frame)) };
};

const transformMapEntry: Macro = (iteration, body) => {
  const { type, run } = transformed(iteration, body);
  if (type.kind !== 'map' && type.kind !== 'dyn')
    throw new CompileError(`transformMapEntry takes maps, not ${nameOf(type)}`);
  return { type, run: frame => merged(Array.from(run(frame), ([, map]) => map)) };
};

function merged(maps: readonly Value[]): PlainMap {
  const entries: (readonly [Value, Value])[] = [];
  for (const map of maps) {
    if (!(map instanceof CelMap)) throw new EvaluationError('no such overload');
    for (const key of map.keys()) entries.push([key, map.find(key)!]);
  }
  const all = new PlainMap(entries);
  if (all.size !== entries.length) throw new EvaluationError('insert failed: a key already exists');
  return all;
}

/** By name and number of arguments: how many of them are variables, and what the macro does. */
const macros: Readonly<Record<string, readonly [variables: number, Macro]>> = {
  ...{ 'all/2': [1, quantifier(false)], 'all/3': [2, quantifier(false)] },
  ...{ 'exists/2': [1, quantifier(true)], 'exists/3': [2, quantifier(true)] },
  ...{ 'exists_one/2': [1, existsOne], 'exists_one/3': [2, existsOne] },
  ...{ 'existsOne/2': [1, existsOne], 'existsOne/3': [2, existsOne] },
  ...{ 'map/2': [1, map], 'map/3': [1, map], 'filter/2': [1, filter] },
  ...{ 'transformList/3': [2, map], 'transformList/4': [2, map] },
  ...{ 'transformMap/3': [2, transformMap], 'transformMap/4': [2, transformMap] },
  ...{ 'transformMapEntry/3': [2, transformMapEntry], 'transformMapEntry/4': [2, transformMapEntry] },
};

/** Undefined for a call that is not a comprehension. @throws CompileError */
export function planComprehension({ name, target, args }: Call, scope: Scope): Plan | undefined {
  const known = target && macros[`${name}/${args.length}`];
  if (!known) return undefined;
  const [variables, macro] = known;
  const iteration = iterate(scope.plan(target), args.slice(0, variables), scope);
  return macro(iteration, args.slice(variables));
}
