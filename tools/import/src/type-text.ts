import type { Naming } from './names.js';
import { shapeOf } from './reachable.js';
import { nameOf, type Shape, type TypeId, wellKnownOf } from './shape.js';

/** Whether a type is declared by name: the others are short enough to be written where they are used. */
export const isNamed = (id: TypeId) => shapeOf(id).type === 'object' && wellKnownOf(id) === undefined;

/** A shape as TypeScript. */
export function typeText(shape: Shape, naming: Naming = nameOf): string {
  switch (shape.type) {
    case 'any':
      return 'unknown';
    case 'enum':
      return shape.values.map(value => (typeof value === 'string' ? quote(value) : String(value))).join(' | ');
    case 'list': {
      const items = typeText(shape.items, naming);
      return items.includes(' | ') ? `readonly (${items})[]` : `readonly ${items}[]`;
    }
    case 'map':
      return `Readonly<Record<string, ${typeText(shape.values, naming)}>>`;
    case 'object':
      return objectText(
        shape.fields.map(field => fieldText(field.name, field.required, typeText(field.shape, naming))),
      );
    case 'either':
      return [...new Set(shape.options.map(option => typeText(option, naming)))].sort().reverse().join(' | ');
    case 'ref':
      return refText(shape.to, naming);
    default:
      return shape.type;
  }
}

export const objectText = (lines: readonly string[]) => `{\n${lines.map(line => `  ${line}\n`).join('')}}`;

/** Optional fields take undefined as well: cdk8s omits it. */
export function fieldText(name: string, required: boolean, type: string): string {
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
  if (required) return `readonly ${key}: ${type};`;
  return type === 'unknown' ? `readonly ${key}?: unknown;` : `readonly ${key}?: ${type} | undefined;`;
}

export const quote = (text: string) => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

function refText(id: TypeId, naming: Naming): string {
  switch (wellKnownOf(id)) {
    case 'quantity':
    case 'int-or-string':
      return 'string | number';
    case 'date-time':
      return 'string';
    case 'any':
      return 'unknown';
    default:
      return isNamed(id) ? naming(id) : typeText(shapeOf(id), naming);
  }
}
