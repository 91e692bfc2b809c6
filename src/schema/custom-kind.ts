import { compileObject } from './compile.js';
import type { FieldNodes, Limits, Node } from './node.js';
import type { Type } from './type.js';

/** A structural schema of a custom resource definition, as far as its types go; rules between fields are left out. */
interface Schema {
  readonly type?: unknown;
  readonly format?: unknown;
  readonly enum?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: unknown;
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
  readonly nullable?: unknown;
  readonly [more: string]: unknown;
}

/** The type of the objects of a custom kind, from the `openAPIV3Schema` of one of its versions. */
export function customKind(kind: string, schema: object): Type {
  const own = fieldsOf(schema as Schema);
  const fields = { status: 'any', ...own, 'apiVersion!': 'string', 'kind!': 'string', 'metadata!': 'any' };
  return compileObject(fields, kind, 'refused', reference => {
    throw new Error(`a custom resource refers to ${reference}`);
  });
}

function nodeOf(schema: Schema | undefined): Node {
  if (!schema || schema.nullable === true || schema['x-kubernetes-preserve-unknown-fields'] === true) return 'any';
  if (schema['x-kubernetes-int-or-string'] === true) return 'int-or-string';
  switch (schema.type) {
    case 'object':
      return objectNode(schema);
    case 'array':
      return withLimits([nodeOf(schema.items)], schema);
    case 'string':
      return textNode(schema);
    case 'integer':
      return withLimits(schema.format === 'int32' ? 'int32' : 'int64', schema);
    case 'number':
    case 'boolean':
      return withLimits(schema.type, schema);
    default:
      return 'any';
  }
}

function objectNode(schema: Schema): Node {
  if (schema.properties) return { fields: fieldsOf(schema) };
  const { additionalProperties } = schema;
  if (additionalProperties === null || typeof additionalProperties !== 'object') return 'any';
  return { map: nodeOf(additionalProperties as Schema), ...limitsOf(schema) };
}

function fieldsOf({ properties = {}, required }: Schema): FieldNodes {
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  return Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [needed.includes(name) ? `${name}!` : name, nodeOf(inner)]),
  );
}

function textNode(schema: Schema): Node {
  if (Array.isArray(schema.enum)) return { enum: schema.enum as readonly string[] };
  return withLimits(schema.format === 'date-time' ? 'date-time' : 'string', schema);
}

function withLimits(is: Node, schema: Schema): Node {
  const limits = limitsOf(schema);
  return Object.keys(limits).length === 0 ? is : { is, ...limits };
}

const names = [
  ...(['pattern', 'minLength', 'maxLength', 'minimum', 'maximum'] as const),
  ...(['minItems', 'maxItems', 'minProperties', 'maxProperties'] as const),
];

/** Patterns are written for Go; what JavaScript cannot read is left out. */
const limitsOf = (schema: Schema): Limits =>
  Object.fromEntries(
    names.flatMap(name => {
      const limit = schema[name];
      return limit === undefined || (name === 'pattern' && !isPattern(limit)) ? [] : [[name, limit]];
    }),
  );

function isPattern(text: unknown): boolean {
  try {
    return new RegExp(`${text}`, 'u') !== undefined;
  } catch {
    return false;
  }
}
