import { isMap, pathOf } from '../graph/fields.js';

/** What identifies an item of a list, in the order in which Kubernetes' own lists are keyed. */
const keys = ['name', 'mountPath', 'containerPort', 'key', 'ip', 'topologyKey', 'type'];

/** A field that is not the same in two values; undefined where it is not there. */
export interface FieldChange {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The paths of `fieldChanges`. */
export const changedFields = (before: unknown, after: unknown): readonly string[] =>
  fieldChanges(before, after).map(({ path }) => path);

/**
 * The fields in which two values differ; items of a list go by their name: `containers[api].image`. The order of keys is
 * not a difference. Where something is added or removed its own path is all there is.
 */
export function fieldChanges(before: unknown, after: unknown, path = ''): readonly FieldChange[] {
  if (Object.is(before, after)) return [];
  if (isMap(before) && isMap(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap(key =>
      fieldChanges(before[key], after[key], pathOf(path, key)),
    );
  }
  if (Array.isArray(before) && Array.isArray(after)) return changedItems(before, after, path);
  return [{ path, before, after }];
}

function changedItems(before: readonly unknown[], after: readonly unknown[], path: string): readonly FieldChange[] {
  const key = keys.find(each => isKeyOf(before, each) && isKeyOf(after, each));
  if (key === undefined) {
    const isLong = before.length !== after.length;
    return isLong
      ? [{ path, before, after }]
      : before.flatMap((item, i) => fieldChanges(item, after[i], `${path}[${i}]`));
  }
  const [was, is] = [byKey(before, key), byKey(after, key)];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  const found = names.flatMap(name => fieldChanges(was.get(name), is.get(name), `${path}[${name}]`));
  const moved = names.some((name, i) => name !== [...is.keys()][i]);
  return found.length === 0 && moved ? [{ path, before, after }] : found;
}

const byKey = (list: readonly unknown[], key: string) =>
  new Map(list.map(item => [`${(item as Readonly<Record<string, unknown>>)[key]}`, item]));

/** Whether every item has the key and no two have the same. */
function isKeyOf(list: readonly unknown[], key: string): boolean {
  const values = list.map(item => (isMap(item) ? item[key] : undefined));
  return (
    values.every(value => typeof value === 'string' || typeof value === 'number') &&
    new Set(values).size === list.length
  );
}
