/**
 * Plain data as a table of its texts, a table of its shapes, and numbers that refer to them: what repeats is written once.
 * A number is a text; `[-1, …]` a list; `[-2, n]` a number; `[shape, …]` a map.
 */
export interface Packed {
  readonly texts: readonly string[];
  readonly shapes: readonly (readonly string[])[];
  readonly data: PackedValue;
}
type PackedValue = number | boolean | null | readonly PackedValue[];

/** Data as `JSON.stringify` takes it: a property that is undefined is left out. */
export function packed(value: unknown): Packed {
  const texts = new Map<string, number>();
  const shapes = new Map<string, number>();
  const keysOf: string[][] = [];
  const indexOf = (table: Map<string, number>, key: string): number => {
    const known = table.get(key) ?? table.size;
    table.set(key, known);
    return known;
  };
  const pack = (each: unknown): PackedValue => {
    if (typeof each === 'string') return indexOf(texts, each);
    if (typeof each === 'number') return [-2, each];
    if (typeof each === 'boolean') return each;
    if (Array.isArray(each)) return [-1, ...each.map(pack)];
    if (typeof each !== 'object' || each === null) return null;
    const entries = Object.entries(each).filter(([, inner]) => inner !== undefined);
    const keys = entries.map(([key]) => key);
    const shape = indexOf(shapes, JSON.stringify(keys));
    keysOf[shape] = keys;
    return [shape, ...entries.map(([, inner]) => pack(inner))];
  };
  const data = pack(value);
  return { texts: [...texts.keys()], shapes: keysOf, data };
}

/** What was packed. */
export function unpacked({ texts, shapes, data }: Packed): unknown {
  const unpack = (each: PackedValue): unknown => {
    if (typeof each === 'number') return texts[each];
    if (typeof each === 'boolean' || each === null) return each;
    const [head, ...rest] = each;
    if (head === -2) return rest[0];
    if (head === -1) return rest.map(unpack);
    const keys = shapes[Number(head)] ?? [];
    return Object.fromEntries(keys.map((key, i) => [key, unpack(rest[i] ?? null)]));
  };
  return unpack(data);
}
