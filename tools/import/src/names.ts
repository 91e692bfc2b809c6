import { keyOf, nameOf, type TypeId } from './shape.js';

/** How a file calls a type that it declares or imports. */
export type Naming = (id: TypeId) => string;

/** Fixed types keep their name; another type whose name is taken gets the last folders of its path in front. */
export function distinctNames(ids: readonly TypeId[], fixed: readonly TypeId[]): Naming {
  const names = new Map(fixed.map(id => [keyOf(id), nameOf(id)]));
  const taken = new Set(names.values());
  for (const id of ids) {
    if (names.has(keyOf(id))) continue;
    const folders = id.path.split('/').slice(0, -1).reverse();
    let name = nameOf(id);
    while (taken.has(name)) name = pascal(folders.shift()!) + name;
    taken.add(name);
    names.set(keyOf(id), name);
  }
  return id => names.get(keyOf(id)) ?? nameOf(id);
}

const pascal = (text: string) =>
  text.replace(/(?:^|[^A-Za-z0-9])([a-z])/g, (_, letter: string) => letter.toUpperCase());
