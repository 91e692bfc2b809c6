import { isMap } from '../../manifest/map.js';
import { canonicalText } from '../canonical-text.js';
import { type Fault, fault, quoted, within } from '../fault.js';
import type { Structural } from './structural.js';

/** Items that a set, or a map by keys, may have only once. */
export function* listFaults(schema: Structural, items: readonly unknown[]): Iterable<Fault> {
  if (schema.listType === 'set') yield* repeated(items, canonicalText, item => `the value ${quoted(item)}`);
  if (schema.listType !== 'map' || !items.every(isMap)) return;
  const keys = schema.listKeys;
  const named = (item: unknown) =>
    keys.map(key => `the ${key} ${quoted(isMap(item) ? (item[key] ?? null) : null)}`).join(' and ');
  yield* repeated(items, item => schema.keyOf(item), named);
}

function* repeated(
  items: readonly unknown[],
  textOf: (item: unknown) => string,
  named: (item: unknown) => string,
): Iterable<Fault> {
  const first = new Map<string, number>();
  for (const [i, item] of items.entries()) {
    const text = textOf(item);
    const earlier = first.get(text);
    if (earlier === undefined) first.set(text, i);
    else
      yield* within(
        i,
        fault(`has ${named(item)}, which item ${earlier} of the list has already`, 'Remove one of the two.'),
      );
  }
}
