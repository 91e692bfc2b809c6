import { dyn, listType, mapOf, plain, type Type } from '../types/type.js';
import { escapeName } from './escape.js';
import { atItsPlace, type Schema, valuesSchema } from './schema.js';

const formats: Readonly<Record<string, Type>> = {
  byte: plain('bytes'),
  duration: plain('google.protobuf.Duration'),
  date: plain('google.protobuf.Timestamp'),
  'date-time': plain('google.protobuf.Timestamp'),
};

const declared = new WeakMap<Schema, { readonly type: Type | undefined }>();

/** The type that rules see; undefined for what they do not see, such as fields that are only preserved. */
export function declaredType(schema: Schema): Type | undefined {
  const known = declared.get(schema);
  if (known) return known.type;
  const type = typeOfSchema(atItsPlace(schema));
  declared.set(schema, { type });
  return type;
}

function typeOfSchema(schema: Schema): Type | undefined {
  if (schema['x-kubernetes-int-or-string'] === true) return dyn;
  switch (schema.type) {
    case 'array': {
      const item = schema.items && declaredType(schema.items);
      return item && listType(item);
    }
    case 'object':
      return objectType(schema);
    case 'string':
      return formats[schema.format ?? ''] ?? plain('string');
    case 'boolean':
      return plain('bool');
    case 'number':
      return plain('double');
    case 'integer':
      return plain('int');
    default:
      return undefined;
  }
}

function objectType(schema: Schema): Type | undefined {
  const values = valuesSchema(schema);
  if (values) {
    const value = declaredType(values);
    return value && mapOf(plain('string'), value);
  }
  const properties = new Map(
    Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
      const escaped = escapeName(name);
      return escaped === undefined ? [] : [[escaped, property] as const];
    }),
  );
  const field = (name: string): Type | undefined => {
    const property = properties.get(name);
    return property && declaredType(property);
  };
  return { kind: 'object', id: schema, field };
}
