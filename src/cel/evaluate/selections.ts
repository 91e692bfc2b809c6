import { CompileError, EvaluationError, noSuchOverload } from '../error.js';
import { dyn, nameOf, optionalOf, plain, type Type } from '../types/type.js';
import { unify } from '../types/unify.js';
import { CelMap, List, Optional, Uint, type Value } from '../values/value.js';
import type { Plan } from './plan.js';

/** `operand.field`; of an optional, what it holds. */
export function planSelect(operand: Plan, field: string, optional: boolean): Plan {
  const { type, isOptional } = fieldType(operand.type, field);
  if (!optional && !isOptional && operand.type.kind !== 'dyn')
    return { type, run: frame => required(operand.run(frame), field) };
  if (!optional && !isOptional)
    return {
      type,
      run: frame => {
        const value = operand.run(frame);
        return value instanceof Optional ? throughOptional(value, one => lookUp(one, field)) : required(value, field);
      },
    };
  return { type: optionalOf(type), run: frame => throughOptional(operand.run(frame), one => lookUp(one, field)) };
}

/** `has(operand.field)`. */
export function planHas(operand: Plan, field: string): Plan {
  fieldType(operand.type, field);
  const run: Plan['run'] = frame => {
    const value = operand.run(frame);
    const held = value instanceof Optional ? value.value : value;
    return held !== undefined && lookUp(held, field) !== undefined;
  };
  return { type: plain('bool'), run };
}

/** `operand[?key]`, and `operand[key]` of an optional. */
export function planOptionalIndex(operand: Plan, key: Plan): Plan {
  const inner = operand.type.kind === 'optional' ? operand.type.value : operand.type;
  return {
    type: optionalOf(itemType(inner, key.type)),
    run: frame => {
      const value = operand.run(frame);
      const index = key.run(frame);
      return throughOptional(value, one => (one instanceof List ? itemAt(one, index) : lookUp(one, index)));
    },
  };
}

function fieldType(type: Type, field: string): { readonly type: Type; readonly isOptional: boolean } {
  const isOptional = type.kind === 'optional';
  const of = isOptional ? type.value : type;
  const found =
    of.kind === 'object' ? of.field(field) : of.kind === 'map' ? of.value : of.kind === 'dyn' ? dyn : undefined;
  if (found) return { type: found, isOptional };
  if (of.kind === 'object') throw new CompileError(`undefined field ${field}`);
  throw new CompileError(`${nameOf(of)} has no fields, so no ${field}`);
}

function itemType(type: Type, key: Type): Type {
  const wanted = type.kind === 'list' ? plain('int') : type.kind === 'map' ? type.key : undefined;
  if (type.kind === 'dyn') return dyn;
  if (!wanted || !unify(wanted, key, new Map())) throw new CompileError(`${nameOf(type)} has no index ${nameOf(key)}`);
  return type.kind === 'list' ? type.item : type.kind === 'map' ? type.value : dyn;
}

function throughOptional(value: Value, find: (held: Value) => Value | undefined): Optional {
  const held = value instanceof Optional ? value.value : value;
  const found = held === undefined ? undefined : find(held);
  return found === undefined ? Optional.none : Optional.of(found);
}

function required(value: Value, field: string): Value {
  const found = lookUp(value, field);
  if (found === undefined) throw new EvaluationError(`no such key: ${field}`);
  return found;
}

function lookUp(value: Value, key: Value): Value | undefined {
  if (!(value instanceof CelMap)) throw noSuchOverload();
  return value.find(key);
}

function itemAt(list: List, index: Value): Value | undefined {
  const at = index instanceof Uint ? index.value : index;
  if (typeof at !== 'bigint') throw noSuchOverload();
  return at >= 0n && at < BigInt(list.size) ? list.at(Number(at)) : undefined;
}
