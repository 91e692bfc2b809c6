/** @typedef {(string | number)[]} Path */

/** Every place of an object, except what identifies it and its status. @returns {Path[]} */
export function pathsOf(object) {
  return Object.keys(object)
    .filter(key => !['apiVersion', 'kind', 'status'].includes(key))
    .flatMap(key => [[key], ...below(object[key], [key])])
    .filter(path => path.length > 1);
}

function below(value, path) {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    return [at, ...below(child, at)];
  });
}

/** @returns what is there, or undefined */
export const valueAt = (object, path) => path.reduce((value, key) => value?.[key], object);

/** A copy with another value at a path; undefined removes what is there. */
export function withValue(object, path, value) {
  const copy = structuredClone(object);
  const parent = valueAt(copy, path.slice(0, -1));
  const key = path.at(-1);
  if (value !== undefined) parent[key] = value;
  else if (Array.isArray(parent)) parent.splice(key, 1);
  else delete parent[key];
  return copy;
}

/** The field that a path is, whichever item of a list it is in: "spec.template.spec.containers[].image". */
export const fieldOf = path =>
  path
    .map(key => (typeof key === 'number' ? '[]' : `.${key}`))
    .join('')
    .slice(1);

/** A path as it is written: `spec.ports[0].name`, `metadata.labels["a.b"]`. */
export const pathText = path =>
  path
    .map(key => (typeof key === 'number' ? `[${key}]` : /^[\w-]+$/.test(key) ? `.${key}` : `["${key}"]`))
    .join('')
    .replace(/^\./, '');

/** The path that a text of pathText is. @returns {Path} */
export const parsedPath = text =>
  [...text.matchAll(/\["([^"]+)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(([, quoted, index, name]) =>
    index === undefined ? (quoted ?? name) : Number(index),
  );
