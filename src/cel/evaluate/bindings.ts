import { CompileError, noSuchOverload } from '../error.js';
import type { Call } from '../syntax/expression.js';
import { dyn, listType, nameOf, optionalOf, type Type } from '../types/type.js';
import { common } from '../types/unify.js';
import { List, Optional } from '../values/value.js';
import { planCall } from './calls.js';
import { planComprehension } from './comprehensions.js';
import type { Plan, Scope } from './plan.js';

/** `optional.optMap(name, …)`, `.optFlatMap`, `.or`, `.orValue`, `list.sortBy(name, key)`; undefined for other calls. */
export function planBinding(call: Call, scope: Scope): Plan | undefined {
  const { name, target, args } = call;
  if (!target) return undefined;
  if ((name === 'optMap' || name === 'optFlatMap') && args.length === 2) return planOptionalMap(call, target, scope);
  if ((name === 'or' || name === 'orValue') && args.length === 1)
    return planOr(name, scope.plan(target), scope.plan(args[0]!));
  if (name === 'sortBy' && args.length === 2) return planSortBy(call, target, scope);
  return undefined;
}

function heldType({ type }: Plan, name: string): Type {
  if (type.kind === 'optional') return type.value;
  if (type.kind === 'dyn') return dyn;
  throw new CompileError(`${name} is a member of optionals, not of ${nameOf(type)}`);
}

function planOptionalMap({ name, args }: Call, target: NonNullable<Call['target']>, scope: Scope): Plan {
  const optional = scope.plan(target);
  const { scope: inner, slot } = scope.with(args[0]!, heldType(optional, name));
  const body = inner.plan(args[1]!);
  const flat = name === 'optFlatMap';
  if (flat) heldType(body, 'a result of optFlatMap');
  return {
    type: flat ? body.type : optionalOf(body.type),
    run: frame => {
      const value = optional.run(frame);
      if (!(value instanceof Optional)) throw noSuchOverload();
      if (value.value === undefined) return Optional.none;
      frame.slots[slot] = value.value;
      const result = body.run(frame);
      return flat ? result : Optional.of(result);
    },
  };
}

/** What is after the dot is looked at only where it is needed. */
function planOr(name: 'or' | 'orValue', optional: Plan, otherwise: Plan): Plan {
  const held = heldType(optional, name);
  const type = common(name === 'or' ? optionalOf(held) : held, otherwise.type);
  if (!type) throw new CompileError(`${nameOf(optional.type)} has no ${name}(${nameOf(otherwise.type)})`);
  return {
    type,
    run: frame => {
      const value = optional.run(frame);
      if (!(value instanceof Optional)) throw noSuchOverload();
      if (value.value === undefined) return otherwise.run(frame);
      return name === 'or' ? value : value.value;
    },
  };
}

/** The keys are a list of their own, made of the same elements. */
function planSortBy({ args }: Call, target: NonNullable<Call['target']>, scope: Scope): Plan {
  const list = scope.plan(target);
  const { scope: inner, slot } = scope.with({ kind: 'name', name: '@list' }, list.type);
  const held: Plan = { type: list.type, run: frame => frame.slots[slot]! };
  const keys = planComprehension({ kind: 'call', name: 'map', target: { kind: 'name', name: '@list' }, args }, inner);
  const sorted = planCall('@sortBy', false, [held, keys!]);
  return {
    type: list.type.kind === 'list' ? list.type : listType(dyn),
    run: frame => {
      const value = list.run(frame);
      if (!(value instanceof List)) throw noSuchOverload();
      frame.slots[slot] = value;
      return sorted.run(frame);
    },
  };
}
