import { EvaluationError, noSuchOverload } from '../error.js';
import { compare } from '../values/compare.js';
import { equal } from '../values/equal.js';
import { PlainList } from '../values/list.js';
import { typeOf } from '../values/type-of.js';
import { type CelMap, Duration, List, Optional, Uint, type Value } from '../values/value.js';
import { arithmetic } from './arithmetic.js';
import { cheap, global, member, pairwise, quadratic, sized } from './overload.js';
import { contains } from './relations.js';

/** Elements that have an order. */
const comparable = ['int', 'uint', 'double', 'bool', 'duration', 'timestamp', 'string', 'bytes'];
const zeros: Readonly<Record<string, Value>> = { int: 0n, uint: new Uint(0n), double: 0, duration: new Duration(0n) };

const additions = arithmetic.filter(({ name }) => name === '_+_');

function add(a: Value, b: Value): Value {
  const addition = additions.find(({ accepts }) => accepts([a, b]));
  if (!addition) throw noSuchOverload();
  return addition.apply(a, b);
}

function isSorted(list: List): boolean {
  for (let index = 1; index < list.size; index += 1) {
    if (compare(list.at(index - 1), list.at(index)) > 0) return false;
  }
  return true;
}

/** `sign` is 1 for the greatest, -1 for the least. */
function extreme(list: List, sign: 1 | -1): Value {
  const items = [...list];
  if (items.length === 0) throw new EvaluationError(`${sign === 1 ? 'max' : 'min'} called on empty list`);
  return items.reduce((best, item) => (compare(item, best) * sign > 0 ? item : best));
}

/** The empty list has the zero of its elements' type, where that can be told. */
function sum(list: List, type: string): Value {
  const items = [...list];
  const first = items[0];
  return items.reduce(add, zeros[first === undefined ? type : typeOf(first)] ?? zeros['duration']!);
}

const size = (value: List | CelMap): bigint => BigInt(value.size);

function at(list: List, index: bigint): Value {
  if (index < 0n || index >= BigInt(list.size)) throw new EvaluationError(`index out of bounds: ${index}`);
  return list.at(Number(index));
}

function indexOf(list: List, value: Value): bigint {
  return BigInt([...list].findIndex(item => equal(item, value)));
}

function lastIndexOf(list: List, value: Value): bigint {
  return BigInt([...list].findLastIndex(item => equal(item, value)));
}

function slice(list: List, start: bigint, end: bigint): List {
  if (start < 0n || start > end || end > BigInt(list.size))
    throw new EvaluationError(`cannot slice(${start}, ${end}), list is length ${list.size}`);
  return new PlainList([...list].slice(Number(start), Number(end)));
}

function flatten(list: List, depth = 1n): List {
  if (depth < 0n) throw new EvaluationError('level must be non-negative');
  const flat = (items: List, left: bigint): readonly Value[] =>
    Array.from(items).flatMap(item => (item instanceof List && left > 0n ? flat(item, left - 1n) : [item]));
  return new PlainList(flat(list, depth));
}

const range = (count: bigint): List =>
  new PlainList(Array.from({ length: Math.max(0, Number(count)) }, (_, index) => BigInt(index)));

/** The elements in the order of their keys, which are of one type. */
export function sortBy(list: List, keys: List): List {
  const [...sorting] = keys;
  const type = typeOf(sorting[0] ?? null);
  if (sorting.some(key => typeOf(key) !== type)) throw new EvaluationError('list elements must have the same type');
  const order = sorting.map((key, index) => ({ key, index })).sort((a, b) => compare(a.key, b.key));
  return new PlainList(order.map(({ index }) => list.at(index)));
}

function distinct(list: List): List {
  const found: Value[] = [];
  for (const item of list) {
    if (!found.some(one => equal(one, item))) found.push(item);
  }
  return new PlainList(found);
}

const first = (list: List): Optional => (list.size === 0 ? Optional.none : Optional.of(list.at(0)));
const last = (list: List): Optional => (list.size === 0 ? Optional.none : Optional.of(list.at(list.size - 1)));

function isSubset(list: List, of: List): boolean {
  for (const item of list) {
    if (!contains(item, of)) return false;
  }
  return true;
}

export const lists = [
  ...['list<A>', 'map<A, B>'].flatMap(type => [
    cheap(member('size', `${type} -> int`, size)),
    cheap(global('size', `${type} -> int`, size)),
  ]),
  cheap(global('_[_]', 'list<A>, int -> A', at)),
  cheap(
    global('_[_]', 'map<A, B>, A -> B', (map: CelMap, key: Value) => {
      const value = map.find(key);
      if (value === undefined) throw new EvaluationError(`no such key: ${keyText(key)}`);
      return value;
    }),
  ),
  ...comparable.flatMap(type => [
    member('isSorted', `list<${type}> -> bool`, isSorted),
    member('min', `list<${type}> -> ${type}`, (list: List) => extreme(list, -1)),
    member('max', `list<${type}> -> ${type}`, (list: List) => extreme(list, 1)),
    member('sort', `list<${type}> -> list<${type}>`, (list: List) => sortBy(list, list)),
    global('@sortBy', `list<A>, list<${type}> -> list<A>`, sortBy),
  ]),
  ...Object.keys(zeros).map(type => member('sum', `list<${type}> -> ${type}`, (list: List) => sum(list, type))),
  sized(global('lists.range', 'int -> list<int>', range)),
  member('indexOf', 'list<A>, A -> int', indexOf),
  member('lastIndexOf', 'list<A>, A -> int', lastIndexOf),
  member('slice', 'list<A>, int, int -> list<A>', slice),
  member('flatten', 'list<list<A>> -> list<A>', (list: List) => flatten(list)),
  member('flatten', 'list<dyn>, int -> list<dyn>', flatten),
  member('reverse', 'list<A> -> list<A>', (list: List) => new PlainList([...list].reverse())),
  pairwise(member('distinct', 'list<A> -> list<A>', distinct)),
  member('first', 'list<A> -> optional<A>', first),
  member('last', 'list<A> -> optional<A>', last),
  quadratic(global('sets.contains', 'list<A>, list<A> -> bool', (list: List, part: List) => isSubset(part, list))),
  quadratic(
    global('sets.equivalent', 'list<A>, list<A> -> bool', (a: List, b: List) => isSubset(b, a) && isSubset(a, b)),
  ),
  quadratic(
    global('sets.intersects', 'list<A>, list<A> -> bool', (a: List, b: List) => [...a].some(item => contains(item, b))),
  ),
];

const keyText = (key: Value): string => (key instanceof Uint ? String(key.value) : String(key));
