import { declaration } from './declaration.js';
import { keyOf, type Shape, type TypeId, wellKnownOf } from './shape.js';

/** The types that the roots need, roots included, each once and sorted. */
export function reachable(roots: readonly TypeId[]): readonly TypeId[] {
  const found = new Map<string, TypeId>();
  const waiting = [...roots];
  for (let id = waiting.pop(); id; id = waiting.pop()) {
    const key = keyOf(id);
    if (found.has(key) || wellKnownOf(id)) continue;
    found.set(key, id);
    waiting.push(...refsOf(shapeOf(id)));
  }
  return [...found].sort(([a], [b]) => (sortKey(a) < sortKey(b) ? -1 : 1)).map(([, id]) => id);
}

/** By name first, so that a file reads like a dictionary. */
const sortKey = (key: string) => `${key.slice(key.lastIndexOf('/') + 1)} ${key}`;

const ofEveryKind = new Set(['apiVersion', 'kind', 'metadata', 'status']);

/** A declared shape; of a kind only its own fields, since `status` is the cluster's to write and the others never differ. */
export function shapeOf(id: TypeId): Shape {
  const { shape, kind } = declaration(id);
  if (!kind || shape.type !== 'object') return shape;
  return { type: 'object', fields: shape.fields.filter(({ name }) => !ofEveryKind.has(name)) };
}

export function refsOf(shape: Shape): readonly TypeId[] {
  switch (shape.type) {
    case 'ref':
      return [shape.to];
    case 'list':
      return refsOf(shape.items);
    case 'map':
      return refsOf(shape.values);
    case 'object':
      return shape.fields.flatMap(field => refsOf(field.shape));
    case 'either':
      return shape.options.flatMap(refsOf);
    default:
      return [];
  }
}
