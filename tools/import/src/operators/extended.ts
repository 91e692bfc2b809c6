import { customResources } from '../catalogue.js';
import { declaration, declare } from '../declaration.js';
import { kindsOf } from '../kinds.js';
import { type Field, keyOf, type Shape, type TypeId, wellKnownOf } from '../shape.js';
import { definitions } from './definitions.js';
import type { Schema } from './schema.js';

/** What every object has is declared elsewhere, and `status` is the cluster's to write. */
const apart = new Set(['apiVersion', 'kind', 'metadata', 'status']);

/**
 * Gives the declared types of custom resources the fields that the operators' definitions have. The packages know the
 * names of types, which definitions do not have; the definitions know the fields.
 */
export function extendDeclarations(): void {
  const uses = new Map<string, { readonly id: TypeId; readonly schemas: Schema[] }>();
  for (const { group, version, kind, id } of customResources.flatMap(kindsOf)) {
    const definition = definitions.find(d => d.group === group && d.version === version && d.kind === kind);
    if (!definition) throw new Error(`no operator defines ${group}/${version} ${kind}`);
    collect(id, definition.schema, uses);
  }
  for (const { id, schemas } of uses.values()) declare(id, extended(id, schemas));
}

/** The schemas of all places that have a type. The types of built-in kinds are left as they are. */
function collect(
  id: TypeId,
  schema: Schema,
  uses: Map<string, { readonly id: TypeId; readonly schemas: Schema[] }>,
): void {
  const { shape } = declaration(id);
  if (wellKnownOf(id) || shape.type !== 'object' || !id.package.startsWith('@kubernetes-models/')) return;
  if (id.package === '@kubernetes-models/apimachinery') return;
  const known = uses.get(keyOf(id));
  if (known?.schemas.some(one => JSON.stringify(one) === JSON.stringify(schema))) return;
  if (known) known.schemas.push(schema);
  else uses.set(keyOf(id), { id, schemas: [schema] });
  for (const field of shape.fields) {
    const inner = schema.properties?.[field.name];
    if (inner) collectIn(field.shape, inner);
  }

  function collectIn(inner: Shape, at: Schema): void {
    if (inner.type === 'ref') collect(inner.to, at, uses);
    if (inner.type === 'list' && at.items) collectIn(inner.items, at.items);
    if (inner.type === 'map' && typeof at.additionalProperties === 'object') {
      collectIn(inner.values, at.additionalProperties);
    }
  }
}

/** Declared fields, of other channels and versions too, then those that only definitions have. */
function extended(id: TypeId, schemas: readonly Schema[]): Shape {
  const { shape } = declaration(id);
  const declared = shape.type === 'object' ? shape.fields : [];
  const known = new Set(declared.map(({ name }) => name));
  const names = new Set(schemas.flatMap(({ properties = {} }) => Object.keys(properties)));
  const added = [...names].filter(name => !known.has(name) && !apart.has(name));
  return {
    type: 'object',
    fields: [
      ...declared.map(field => ({ ...field, required: isRequired(schemas, field) })),
      ...added.map(name => fieldOf(id, schemas.find(schema => hasField(schema, name))!, name)),
    ],
  };
}

const hasField = ({ properties = {} }: Schema, name: string) => Object.hasOwn(properties, name);

function isRequired(schemas: readonly Schema[], { name, required }: Pick<Field, 'name' | 'required'>): boolean {
  if (apart.has(name)) return required;
  return schemas.every(schema => schema.required?.includes(name) && schema.properties?.[name]?.default === undefined);
}

function fieldOf(parent: TypeId, { properties, required }: Schema, name: string): Field {
  const schema = properties![name]!;
  const isNeeded = required?.includes(name) === true && schema.default === undefined;
  return { name, required: isNeeded, shape: shapeOf(schema, typeFor(parent, name)) };
}

const typeFor = ({ package: from, path }: TypeId, field: string): TypeId => ({
  package: from,
  path: `${path}${field.charAt(0).toUpperCase()}${field.slice(1)}`,
});

/** A schema as a shape; one with fields is declared under a name made of the type and the field that have it. */
function shapeOf(schema: Schema, id: TypeId): Shape {
  if (schema['x-kubernetes-int-or-string'])
    return { type: 'either', options: [{ type: 'string' }, { type: 'number' }] };
  const { type, items, properties, additionalProperties } = schema;
  if (schema.enum) return { type: 'enum', values: schema.enum as readonly (string | number)[] };
  switch (type) {
    case 'string':
    case 'boolean':
    case 'number':
      return { type };
    case 'integer':
      return { type: 'number' };
    case 'array':
      return { type: 'list', items: items ? shapeOf(items, id) : { type: 'any' } };
    case 'object':
      if (properties) return declaredObject(schema, id);
      return typeof additionalProperties === 'object'
        ? { type: 'map', values: shapeOf(additionalProperties, id) }
        : { type: 'any' };
    default:
      return { type: 'any' };
  }
}

function declaredObject(schema: Schema, id: TypeId): Shape {
  const fields = Object.keys(schema.properties!).map(name => fieldOf(id, schema, name));
  declare(id, { type: 'object', fields });
  return { type: 'ref', to: id };
}
