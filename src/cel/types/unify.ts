import { free, listType, mapOf, optionalOf, type Type } from './type.js';

/** What the parameters of a signature stand for in one call. */
export type Bindings = Map<string, Type>;

/** Whether a value of type `actual` may stand where `formal` is asked for; binds parameters. */
export function unify(formal: Type, actual: Type, bindings: Bindings): boolean {
  if (formal === free) return true;
  if (formal.kind === 'parameter') return bind(formal.name, actual, bindings);
  if (formal.kind === 'dyn' || actual.kind === 'dyn' || actual.kind === 'parameter') return true;
  switch (formal.kind) {
    case 'plain':
      return sameName(formal.name, actual);
    case 'list':
      return actual.kind === 'list' && unify(formal.item, actual.item, bindings);
    case 'map':
      return (
        actual.kind === 'map' && unify(formal.key, actual.key, bindings) && unify(formal.value, actual.value, bindings)
      );
    case 'optional':
      return actual.kind === 'optional' && unify(formal.value, actual.value, bindings);
    case 'object':
      return (actual.kind === 'object' && actual.id === formal.id) || isNull(actual);
  }
}

function bind(name: string, actual: Type, bindings: Bindings): boolean {
  const bound = bindings.get(name);
  if (bound !== undefined && !unify(bound, actual, bindings) && !unify(actual, bound, bindings)) return false;
  const isMore = bound === undefined || bound === free || !unify(bound, actual, bindings);
  if (isMore || actual.kind === 'dyn') bindings.set(name, actual);
  return true;
}

const isNull = (type: Type): boolean => type.kind === 'plain' && type.name === 'null_type';

/** null stands for messages: timestamps, durations and the types of Kubernetes' libraries. */
function sameName(name: string, actual: Type): boolean {
  if (actual.kind === 'object') return name === 'null_type';
  if (actual.kind !== 'plain') return false;
  return (
    name === actual.name ||
    (isNull(actual) && name.includes('.')) ||
    (name === 'null_type' && actual.name.includes('.'))
  );
}

/** A type with what its parameters stand for; those that stand for nothing yet are free. */
export function substitute(type: Type, bindings: Bindings): Type {
  switch (type.kind) {
    case 'parameter':
      return bindings.get(type.name) ?? free;
    case 'list':
      return listType(substitute(type.item, bindings));
    case 'map':
      return mapOf(substitute(type.key, bindings), substitute(type.value, bindings));
    case 'optional':
      return optionalOf(substitute(type.value, bindings));
    default:
      return type;
  }
}

/** The one type of two, or undefined. */
export function common(a: Type, b: Type): Type | undefined {
  const bindings: Bindings = new Map();
  return bind('A', a, bindings) && bind('A', b, bindings) ? bindings.get('A') : undefined;
}
