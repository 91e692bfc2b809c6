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

/** Rendered again it may be another: it holds a `Lazy`, or only cdk8s knows. */
type Late = () => void;

/**
 * An object as cdk8s renders it, as frozen plain data. Ordinary data is copied in one pass; an object with a `toJson` of
 * its own, JSON patches, resolvers or values of a class is left to cdk8s.
 * @param late called when the manifest may be another one the next time, without anybody having touched the object
 */
export function manifestOf(object: ApiObject, late: Late = () => {}): Manifest {
  const { props, patches, metadata } = object as unknown as Declared;
  if (object.toJson !== stockToJson || patches.length > 0 || App.of(object).resolvers.length !== stockResolvers) {
    late();
    return freeze(object.toJson() as Manifest);
  }
  try {
    const { _additionalAttributes: more, name, namespace, labels, annotations, finalizers, ownerReferences } = metadata;
    const own = { ...more, name, namespace, labels, annotations, finalizers, ownerReferences };
    const { apiVersion, kind, metadata: _, ...rest } = props;
    return copy({ apiVersion, kind, metadata: copy(own, true, late), ...rest }, false, late) as unknown as Manifest;
  } catch (error) {
    if (!(error instanceof Unusual)) throw error;
    late();
    return freeze(object.toJson() as Manifest);
  }
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
  return Object.freeze(
    list.map(item => {
      const child = copyOf(item, dropEmpty, late);
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
