import { compare } from '../values/compare.js';
import { equal } from '../values/equal.js';
import type { CelMap, List, Value } from '../values/value.js';
import { global, type Overload } from './overload.js';

/** What has an order among themselves; numbers have one across their types. */
const ordered = ['bool', 'string', 'bytes', 'timestamp', 'duration'];
const numbers = ['int', 'uint', 'double'];

const pairs = [...ordered.map(type => [type, type]), ...numbers.flatMap(one => numbers.map(other => [one, other]))].map(
  pair => `${pair.join(', ')} -> bool`,
);

const relation = (operator: string, holds: (order: number) => boolean): readonly Overload[] =>
  pairs.map(pair => global(operator, pair, (a: Value, b: Value) => holds(compare(a, b))));

export const relations = [
  ...relation('_<_', order => order < 0),
  ...relation('_<=_', order => order <= 0),
  ...relation('_>_', order => order > 0),
  ...relation('_>=_', order => order >= 0),
  global('_==_', 'A, A -> bool', equal),
  global('_!=_', 'A, A -> bool', (a: Value, b: Value) => !equal(a, b)),
  global('_in_', 'A, list<A> -> bool', contains),
  global('_in_', 'A, map<A, B> -> bool', (key: Value, map: CelMap) => map.find(key) !== undefined),
];

export function contains(value: Value, list: List): boolean {
  for (const item of list) {
    if (equal(item, value)) return true;
  }
  return false;
}
