import { pathsOf, valueAt, withValue } from './paths.js';

const texts = [
  ...['', ' ', 'a', 'A', '-a', 'a-', 'a_b', 'a.b', 'a/b', 'a b', 'á', '$(a)', '/a', '../a', '*', '1', '0', '-1', '01'],
  ...[
    'true',
    'None',
    'TCP',
    'Always',
    '10%',
    '101%',
    '5m',
    '1c',
    '1.5',
    '0.0001',
    '1e3',
    '10.0.0.1/8',
    '::1',
    '300.0.0.1',
  ],
  ...['x'.repeat(63), 'x'.repeat(64), 'x'.repeat(253), 'x'.repeat(254)],
];
const numbers = [-1, 0, 1, 2, 1.5, 100, 101, 3600, 3601, 65535, 65536, 2 ** 31 - 1, 2 ** 31, 2 ** 53];

/** A value of the same sort, most of the time. */
function another(value, random) {
  if (random.chance(0.05)) return random.pick([null, [], {}, '', 0, false]);
  if (typeof value === 'string') return random.pick(texts);
  if (typeof value === 'number') return random.pick(numbers);
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value))
    return random.pick([[], [...value, ...value.slice(0, 1)], [...value].reverse(), value.slice(1)]);
  return {};
}

/**
 * A random change of an object.
 * @param {object} object
 * @param {readonly object[]} kin objects of the same kind, to take values from
 * @returns {{ object: object, path: import('./paths.js').Path } | undefined}
 */
export function mutated(object, kin, random) {
  const paths = pathsOf(object);
  if (paths.length === 0) return undefined;
  const path = random.pick(paths);
  const value = valueAt(object, path);
  const ways = [
    () => another(value, random),
    () => another(value, random),
    () => undefined,
    () => valueAt(random.pick(kin), path),
    // A field that one of its kin has beside this one.
    () => ({ ...valueAt(random.pick(kin), path), ...value }),
  ];
  const way = random.pick(
    value !== null && typeof value === 'object' && !Array.isArray(value) ? ways : ways.slice(0, 4),
  );
  return { object: withValue(object, path, way()), path };
}
