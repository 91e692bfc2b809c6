import type { Limits } from '../node.js';
import type { Schema } from './schema.js';

const numbers = [
  ...(['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'] as const),
  ...(['minimum', 'maximum', 'multipleOf'] as const),
];
const flags = ['exclusiveMinimum', 'exclusiveMaximum', 'uniqueItems'] as const;

/** The limits that a schema sets; what has not the form of one sets none. */
export const limitsIn = (schema: Schema): Limits => ({
  ...picked(schema, numbers, 'number'),
  ...picked(schema, flags, 'boolean'),
  ...picked(schema, ['pattern'], 'string'),
});

const picked = (schema: Schema, names: readonly string[], type: string): object =>
  Object.fromEntries(names.filter(name => typeof schema[name] === type).map(name => [name, schema[name]]));
