import type { GraphObject, Manifest } from './object.js';

/**
 * Something derived from an object alone, whatever else is in its graph and wherever it was declared: built when first
 * asked for, and kept as long as the manifest.
 */
export function perObject<T>(build: (object: GraphObject) => T): (object: GraphObject) => T {
  const known = new WeakMap<Manifest, T>();
  return object => {
    const { manifest } = object;
    if (!known.has(manifest)) known.set(manifest, build(object));
    return known.get(manifest) as T;
  };
}
