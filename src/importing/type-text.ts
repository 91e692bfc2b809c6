import { at, type Fields, fieldsOf, isMap, listOf, textOf } from '../graph/fields.js';
import { comment } from './comment.js';
import { keyText, type Names, typeName } from './names.js';

/** Where declarations of object types go, and which names they may have. */
export interface Module {
  readonly names: Names;
  readonly declarations: string[];
}

const anything = 'unknown';
const anyFields = 'Readonly<Record<string, unknown>>';

/** The TypeScript type of a schema; object types are declared in the module under a name that begins with `name`. */
export function typeText(schema: Fields, name: string, module: Module): string {
  const text = withoutNull(schema, name, module);
  return schema['nullable'] === true && text !== anything ? `${text} | null` : text;
}

function withoutNull(schema: Fields, name: string, module: Module): string {
  if (schema['x-kubernetes-int-or-string'] === true) return 'number | string';
  const values = listOf(schema['enum']);
  if (values.length > 0) return [...new Set(values.map(literal))].join(' | ');
  const properties = at(schema, 'properties');
  if (Object.keys(properties).length > 0) return objectType(schema, name, module);
  switch (textOf(schema['type'])) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return arrayOf(typeText(at(schema, 'items'), name, module));
    case 'object':
      return mapType(schema, name, module);
    default:
      return anything;
  }
}

/** Any JSON may be a value of an enum. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `readonly [${value.map(literal).join(', ')}]`;
  if (!isMap(value)) return JSON.stringify(value) ?? anything;
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `readonly ${keyText(key)}: ${literal(inner)}`)
    .join('; ')} }`;
}

const arrayOf = (item: string): string => `readonly ${/[|{ ]/.test(item) ? `(${item})` : item}[]`;

function mapType(schema: Fields, name: string, module: Module): string {
  const values = schema['additionalProperties'];
  return isMap(values) ? `Readonly<Record<string, ${typeText(values, name, module)}>>` : anyFields;
}

function objectType(schema: Fields, name: string, module: Module): string {
  const own = module.names.take(name);
  const at = module.declarations.push('') - 1; // Before the types of its fields.
  module.declarations[at] = `${comment({ description: schema['description'] })}export interface ${own} {\n${fieldsText(
    schema,
    own,
    module,
  )}}\n`;
  return own;
}

/** The lines of an object type's fields, each optional where the API server fills it in. */
export function fieldsText(schema: Fields, name: string, module: Module): string {
  const required = new Set(listOf(schema['required']));
  const fields = Object.entries(at(schema, 'properties')).map(([key, value]) => {
    const field = fieldsOf(value);
    const type = typeText(field, `${name}${typeName(key)}`, module);
    const isGiven = required.has(key) && field['default'] === undefined;
    const described = comment(/^[A-Z]\w*$/.test(type) ? { ...field, description: undefined } : field, [], '  ');
    return `${described}  readonly ${keyText(key)}${isGiven ? `: ${type}` : `?: ${type} | undefined`};\n`;
  });
  const isOpen =
    schema['x-kubernetes-preserve-unknown-fields'] === true || schema['additionalProperties'] !== undefined;
  return fields.join('') + (isOpen ? '  readonly [key: string]: unknown;\n' : '');
}
