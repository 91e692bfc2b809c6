import { schemaTables } from '../schema/tables.js';
import { isMap, textOf } from './fields.js';

/**
 * The objects of a `List`, and of the API server's typed lists (`PodList`), whose items may omit their kind; undefined
 * for anything else.
 */
export function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (!isMap(value)) return undefined;
  const { apiVersion, kind: listKind, items } = value;
  const kind = textOf(listKind);
  if (!Array.isArray(items) || !kind?.endsWith('List')) return undefined;
  if (schemaTables.isNamespaced(`${apiVersion}`, kind) !== undefined) return undefined;
  const itemKind = kind.slice(0, -'List'.length);
  return items.map(item => (itemKind && isMap(item) ? { apiVersion, kind: itemKind, ...item } : item));
}
