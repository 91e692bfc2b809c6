import { EvaluationError } from '../error.js';
import { parseDate, parseTimestamp } from '../values/time.js';
import { Timestamp, type Value } from '../values/value.js';
import { parseStrfmtDuration } from './durations.js';
import { atItsPlace, type Schema } from './schema.js';
import { SchemaList } from './schema-list.js';
import { SchemaMap } from './schema-map.js';

const invalid = (expected: string): EvaluationError => new EvaluationError(`invalid data, expected ${expected}`);

/** Data as rules see it, by its schema. @throws EvaluationError for data that does not have its type */
export function valueOfData(data: unknown, schema: Schema): Value {
  if (data === null || data === undefined) {
    if (schema.nullable === true) return null;
    throw new EvaluationError('invalid data, got null for schema with nullable=false');
  }
  if (schema['x-kubernetes-int-or-string'] === true) return intOrString(data);
  switch (schema.type) {
    case 'object':
      return objectOf(data, schema);
    case 'array':
      if (!Array.isArray(data)) throw invalid('an array');
      if (!schema.items) throw new EvaluationError('invalid array type, expected items with a schema');
      return new SchemaList(data, schema, valueOfData);
    case 'string':
      return textOf(data, schema);
    case 'number':
      if (typeof data !== 'number' && typeof data !== 'bigint') throw invalid('a number');
      return Number(data);
    case 'integer':
      return integerOf(data);
    case 'boolean':
      if (typeof data !== 'boolean') throw invalid('a boolean');
      return data;
    default:
      throw new EvaluationError('invalid type: rules do not see values without one');
  }
}

function intOrString(data: unknown): Value {
  return typeof data === 'string' ? data : integerOf(data);
}

function integerOf(data: unknown): bigint {
  if (typeof data === 'bigint') return data;
  if (typeof data !== 'number' || !Number.isInteger(data)) throw invalid('an integer');
  return BigInt(data);
}

function objectOf(data: unknown, schema: Schema): Value {
  if (typeof data !== 'object' || Array.isArray(data)) throw invalid('an object');
  return new SchemaMap(data as Readonly<Record<string, unknown>>, atItsPlace(schema), valueOfData);
}

function textOf(data: unknown, { format }: Schema): Value {
  if (typeof data !== 'string') throw invalid('a string');
  const read = Object.hasOwn(readers, format ?? '') ? readers[format!] : undefined;
  if (!read) return data;
  const value = read(data);
  if (value === undefined) throw new EvaluationError(`invalid ${format} ${JSON.stringify(data)}`);
  return value;
}

const readers: Readonly<Record<string, (text: string) => Value | undefined>> = {
  duration: parseStrfmtDuration,
  date: parseDate,
  'date-time': parseDateTime,
  byte: parseBytes,
};

/** Without a zone it is UTC; no text is 1970. */
function parseDateTime(text: string): Timestamp | undefined {
  return text === '' ? new Timestamp(0n) : (parseTimestamp(text) ?? parseTimestamp(`${text}Z`));
}

/** The API server decodes the alphabet for URLs here, and no other. */
function parseBytes(text: string): Uint8Array | undefined {
  const bare = text.replace(/[\r\n]/g, '');
  if (bare.length % 4 !== 0 || !/^[\w-]*={0,2}$/.test(bare)) return undefined;
  return Buffer.from(bare, 'base64url');
}
