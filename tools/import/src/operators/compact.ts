import { mapInner, type Schema } from './schema.js';

/** What only explains. */
const omitted = new Set(['description', 'title', 'example', 'externalDocs']);

/** The schema of an object, as short as it can be; what every object has is judged by itself, and `status` is the cluster's. */
export function compactKind({ properties = {}, ...schema }: Schema): Schema {
  const { apiVersion: _, kind: __, status: ___, metadata, ...own } = properties;
  return compact({ ...schema, properties: { ...(metadata?.properties && { metadata }), ...own } });
}

function compact(schema: Schema): Schema {
  const own = Object.entries(schema).filter(([key, value]) => !omitted.has(key) && !isImplied(key, value, schema));
  return mapInner(Object.fromEntries(own), compact);
}

/** Lists are atomic and maps granular where nothing else is said, and an integer or a string is one of the two. */
function isImplied(key: string, value: unknown, schema: Schema): boolean {
  if (key === 'x-kubernetes-list-type') return value === 'atomic';
  if (key === 'x-kubernetes-map-type') return value === 'granular';
  if (key === 'anyOf' && schema['x-kubernetes-int-or-string']) {
    return JSON.stringify(value) === '[{"type":"integer"},{"type":"string"}]';
  }
  return value === false && key !== 'additionalProperties' && key !== 'default';
}
