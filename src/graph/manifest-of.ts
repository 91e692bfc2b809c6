import { ApiObject, App, Lazy } from 'cdk8s';
import type { Manifest } from '../manifest.js';
import { freeze } from './object.js';

/** What cdk8s keeps of an object; the same data that its `toJson` reads. */
interface Declared {
  readonly props: Readonly<Record<string, unknown>>;
  readonly patches: readonly unknown[];
  readonly metadata: Readonly<Record<string, unknown>> & {
    readonly _additionalAttributes: Readonly<Record<string, unknown>>;
  };
}

/** cdk8s' own: lazies, tokens, and unions of number and string. */
const stockResolvers = 3;
const stockToJson = ApiObject.prototype.toJson;

/** Something that only cdk8s knows how to render. */
class Unusual extends Error {}

/**
 * An object as cdk8s renders it, as frozen plain data. Ordinary data is copied in one pass; an object with a `toJson` of
 * its own, JSON patches, resolvers or values of a class is left to cdk8s.
 */
export function manifestOf(object: ApiObject): Manifest {
  const { props, patches, metadata } = object as unknown as Declared;
  if (object.toJson !== stockToJson || patches.length > 0 || App.of(object).resolvers.length !== stockResolvers) {
    return freeze(object.toJson() as Manifest);
  }
  try {
    const { _additionalAttributes: more, name, namespace, labels, annotations, finalizers, ownerReferences } = metadata;
    const own = { ...more, name, namespace, labels, annotations, finalizers, ownerReferences };
    const { apiVersion, kind, metadata: _, ...rest } = props;
    return copy({ apiVersion, kind, metadata: copy(own, true), ...rest }, false) as unknown as Manifest;
  } catch (error) {
    if (!(error instanceof Unusual)) throw error;
    return freeze(object.toJson() as Manifest);
  }
}

/** Without what is null or undefined, and on demand without what is empty. */
function copy(value: Readonly<Record<string, unknown>>, dropEmpty: boolean): Readonly<Record<string, unknown>> {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const child = copyOf(value[key], dropEmpty);
    if (child !== undefined) define(result, key, child);
  }
  return Object.freeze(result);
}

function copyOf(value: unknown, dropEmpty: boolean): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object') {
    if (typeof value === 'function') throw new Unusual();
    return value;
  }
  if (Array.isArray(value)) return copyOfList(value, dropEmpty);
  if (value instanceof Lazy) return copyOf(value.produce(), dropEmpty);
  if (value.constructor !== Object || typeof (value as { resolve?: unknown }).resolve === 'function')
    throw new Unusual();
  const result = copy(value as Record<string, unknown>, dropEmpty);
  return dropEmpty && Object.keys(result).length === 0 ? undefined : result;
}

function copyOfList(list: readonly unknown[], dropEmpty: boolean): unknown {
  if (dropEmpty && list.length === 0) return undefined;
  return Object.freeze(
    list.map(item => {
      const child = copyOf(item, dropEmpty);
      if (child === undefined) throw new Unusual();
      return child;
    }),
  );
}

/** `__proto__` is a key like any other. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(target, key, { value, enumerable: true });
  else target[key] = value;
}
