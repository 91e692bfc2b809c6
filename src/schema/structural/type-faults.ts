import { isMap } from '../../manifest/map.js';
import { notA } from '../containers.js';
import { type Fault, fault, noFaults } from '../fault.js';
import { FormatType } from '../scalar.js';
import type { Structural } from './structural.js';

/** From int64 on, integers cannot be told apart here; the API server bounds them there. */
const isInteger = (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 2 ** 63;
const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);

const plainTypes = new Map(
  Object.entries({
    string: { accepts: isText, expected: 'a string' },
    boolean: { accepts: (value: unknown) => typeof value === 'boolean', expected: 'true or false' },
    integer: { accepts: isInteger, expected: 'an integer' },
    number: { accepts: isNumber, expected: 'a number' },
  }).map(([name, format]) => [name, new FormatType(format)]),
);
const intOrString = new FormatType({
  accepts: value => isText(value) || isInteger(value),
  expected: 'an integer or a string',
});

/** The API server looks at the format only, and a list has none. */
const unreadable = fault(
  'must be a string, not a list',
  'Correct the value: the API server stores it, and the operator cannot read it.',
  'warning',
);

/** What is wrong with the type of a value. */
export function typeFaults(
  { type = '', intOrString: either, nullable, hasFormat }: Structural,
  value: unknown,
): readonly Fault[] {
  if (value === null && nullable) return noFaults;
  if (type === 'string' && hasFormat && Array.isArray(value)) return unreadable;
  if (type === 'object') return isMap(value) ? noFaults : notA('a map', value);
  if (type === 'array') return Array.isArray(value) ? noFaults : notA('a list', value);
  return (either ? intOrString : plainTypes.get(type))?.faults(value) ?? noFaults;
}
