import { type ApiObject, Lazy } from 'cdk8s';
import { declaredOf, metadataOf, rendersPlainly } from '../cdk8s/internals.js';
import type { Manifest } from '../manifest/manifest.js';
import { isPlainMap } from './fields.js';

/** Something that only cdk8s knows how to render. */
class Unusual extends Error {}

/** Rendered again it may be another: it holds a `Lazy`, or only cdk8s knows. */
type Late = () => void;

/**
 * An object as cdk8s renders it, as frozen plain data; a list has null where cdk8s leaves nothing, as its YAML does.
 * Ordinary data is copied in one pass; an object with a `toJson` of its own, JSON patches, resolvers or values of a class
 * is left to cdk8s.
 * @param late called when the manifest may be another one the next time, without anybody having touched the object
 */
export function manifestOf(object: ApiObject, late: Late = () => {}): Manifest {
  if (!rendersPlainly(object)) return byItself(object, late);
  const declared = declaredOf(object);
  try {
    const { apiVersion, kind, metadata: _, ...rest } = declared.props;
    if (rest.constructor !== Object) throw new Unusual();
    const own = copyOf(metadataOf(declared), true, late);
    return copy({ apiVersion, kind, metadata: own, ...rest }, false, late) as unknown as Manifest;
  } catch (error) {
    if (!(error instanceof Unusual)) throw error;
    return byItself(object, late);
  }
}

function byItself(object: ApiObject, late: Late): Manifest {
  late();
  return taken(object.toJson()) as Manifest;
}

/** A frozen copy of plain data: what an object makes of itself may be somebody's own. */
function taken(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(Array.from(value, item => taken(item) ?? null));
  if (value === null || typeof value !== 'object' || !isPlainMap(value)) return value;
  const result: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) define(result, key, taken(child));
  return Object.freeze(result);
}

/** Without what is null or undefined, and on demand without what is empty. */
function copy(
  value: Readonly<Record<string, unknown>>,
  dropEmpty: boolean,
  late: Late,
): Readonly<Record<string, unknown>> {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const child = copyOf(value[key], dropEmpty, late);
    if (child !== undefined) define(result, key, child);
  }
  return Object.freeze(result);
}

function copyOf(value: unknown, dropEmpty: boolean, late: Late): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object') {
    if (typeof value === 'function') throw new Unusual();
    return value;
  }
  if (Array.isArray(value)) return copyOfList(value, dropEmpty, late);
  if (value instanceof Lazy) {
    late();
    return copyOf(value.produce(), dropEmpty, late);
  }
  if (value.constructor !== Object || typeof (value as { resolve?: unknown }).resolve === 'function')
    throw new Unusual();
  const result = copy(value as Record<string, unknown>, dropEmpty, late);
  return dropEmpty && Object.keys(result).length === 0 ? undefined : result;
}

function copyOfList(list: readonly unknown[], dropEmpty: boolean, late: Late): unknown {
  if (dropEmpty && list.length === 0) return undefined;
  const result: unknown[] = [];
  for (const item of list) result.push(copyOf(item, dropEmpty, late) ?? null);
  return Object.freeze(result);
}

/** `__proto__` is a key like any other. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(target, key, { value, enumerable: true });
  else target[key] = value;
}
