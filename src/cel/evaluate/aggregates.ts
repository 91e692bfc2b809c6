import { CompileError, noSuchOverload } from '../error.js';
import type { Entry, Item } from '../syntax/expression.js';
import { dyn, free, listType, mapOf, nameOf, type Type } from '../types/type.js';
import { common } from '../types/unify.js';
import { PlainList } from '../values/list.js';
import { PlainMap } from '../values/map.js';
import { Optional, type Value } from '../values/value.js';
import type { Plan, Scope } from './plan.js';

export function planList(items: readonly Item[], scope: Scope): Plan {
  const planned = items.map(({ value, optional }) => part(scope.plan(value), optional));
  const type = typeOfAll(
    planned.map(({ type }) => type),
    scope,
  );
  return {
    type: listType(type),
    run: frame => {
      frame.budget.spend(planned.length);
      return new PlainList(planned.flatMap(({ run }) => run(frame)));
    },
  };
}

export function planMap(entries: readonly Entry[], scope: Scope): Plan {
  const planned = entries.map(({ key, value, optional }) => ({
    key: scope.plan(key),
    value: part(scope.plan(value), optional),
  }));
  const keys = typeOfAll(
    planned.map(({ key }) => key.type),
    scope,
  );
  const values = typeOfAll(
    planned.map(({ value }) => value.type),
    scope,
  );
  return {
    type: mapOf(keys, values),
    run: frame => {
      frame.budget.spend(planned.length);
      return new PlainMap(
        planned.flatMap(({ key, value }) => {
          const name = key.run(frame);
          return value.run(frame).map(one => [name, one] as const);
        }),
      );
    },
  };
}

/** A part gives one value, an absent optional one none. */
interface Part {
  readonly type: Type;
  readonly run: (frame: Parameters<Plan['run']>[0]) => readonly Value[];
}

function part({ type, run }: Plan, optional: boolean): Part {
  if (!optional) return { type, run: frame => [run(frame)] };
  if (type.kind !== 'optional' && type.kind !== 'dyn')
    throw new CompileError(`? takes an optional, not ${nameOf(type)}`);
  return {
    type: type.kind === 'optional' ? type.value : dyn,
    run: frame => {
      const value = run(frame);
      if (!(value instanceof Optional)) throw noSuchOverload();
      return value.value === undefined ? [] : [value.value];
    },
  };
}

function typeOfAll(types: readonly Type[], { isMixed }: Scope): Type {
  return types.slice(1).reduce((sum, type) => {
    const isAlike = (sum.kind === 'dyn') === (type.kind === 'dyn') || sum === free || type === free;
    const one = isAlike ? common(sum, type) : undefined;
    if (!one && !isMixed) throw new CompileError(`${nameOf(type)} stands beside ${nameOf(sum)}`);
    return one ?? dyn;
  }, types[0] ?? free);
}
