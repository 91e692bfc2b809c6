import { fieldsOf, listOf, textOf } from '../graph/fields.js';

/** What names an item of a list, in this order: containers, volumes and ports; keys of a Secret; mounts; rules of an Ingress. */
const naming = ['name', 'key', 'mountPath', 'path', 'host'] as const;

/** No name of the API is longer. */
const longest = 253;

/**
 * A path with the names of list items in place of their numbers, so that it leads to the same item when others come
 * before it: `spec.containers[name=api].image`. A number stays where no name is the item's alone.
 */
export function namedPath(value: unknown, path: string): string {
  if (!path.includes('[')) return path;
  let at = value;
  return path.replace(
    /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.[\]]+)/g,
    (step, index?: string, quoted?: string, key?: string) => {
      if (index === undefined) {
        at = fieldsOf(at)[quoted === undefined ? (key ?? '') : quoted.slice(1, -1)];
        return step;
      }
      const items = listOf(at);
      at = items[Number(index)];
      return nameOf(at, items) ?? step;
    },
  );
}

function nameOf(item: unknown, items: readonly unknown[]): string | undefined {
  for (const field of naming) {
    const name = textOf(fieldsOf(item)[field]);
    if (name === undefined || name.length > longest) continue;
    if (items.every(other => other === item || fieldsOf(other)[field] !== name)) return `[${field}=${name}]`;
  }
  return undefined;
}
