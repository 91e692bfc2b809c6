import { PlainList, sameItems } from '../values/list.js';
import { type Equal, List, type Value } from '../values/value.js';
import { dataOf, identityOf, weightOfData } from './raw.js';
import type { Schema } from './schema.js';

type Convert = (data: unknown, schema: Schema) => Value;

/** A list of an object. As a set or map list it has no order when it is compared, and no repetition when it is added to. */
export class SchemaList extends List {
  private readonly kind: 'set' | 'map' | 'atomic';
  private readonly items: Schema;

  constructor(
    override readonly data: readonly unknown[],
    private readonly schema: Schema,
    private readonly convert: Convert,
  ) {
    super();
    const kind = schema['x-kubernetes-list-type'];
    this.kind = kind === 'set' || kind === 'map' ? kind : 'atomic';
    this.items = schema.items!;
  }

  get size(): number {
    return this.data.length;
  }

  get weight(): number {
    return weightOfData(this.data);
  }

  at(index: number): Value {
    return this.convert(this.data[index], this.items);
  }

  plus(other: List): List {
    if (this.kind === 'atomic') return new PlainList([...this, ...other]);
    const found = new Map(Array.from(this, (item, index) => [this.keyOf(this.data[index]), item]));
    for (const item of other) {
      const key = this.keyOf(dataOf(item));
      if (this.kind === 'map' || !found.has(key)) found.set(key, item);
    }
    return new Unordered([...found.values()], this);
  }

  equals(other: Value, equal: Equal): boolean {
    if (!(other instanceof List) || other.size !== this.size) return false;
    return this.kind === 'atomic' ? sameItems(this, other, equal) : this.sameInAnyOrder(this, other, equal);
  }

  /** Whether each item of `other` has its like among `mine`, found by its key. */
  sameInAnyOrder(mine: List, other: List, equal: Equal): boolean {
    const index = new Map(Array.from(mine, item => [this.keyOf(dataOf(item)), item]));
    for (const item of other) {
      const found = index.get(this.keyOf(dataOf(item)));
      if (found === undefined || (this.kind === 'map' && !equal(found, item))) return false;
    }
    return true;
  }

  private keyOf(data: unknown): string {
    if (this.kind === 'set') return identityOf(data);
    const item = data as Readonly<Record<string, unknown>>;
    return identityOf((this.schema['x-kubernetes-list-map-keys'] ?? []).map(key => item?.[key] ?? null));
  }
}

/** What a set or map list has become by adding to it. */
class Unordered extends PlainList {
  constructor(
    items: readonly Value[],
    private readonly origin: SchemaList,
  ) {
    super(items);
  }

  override equals(other: Value, equal: Equal): boolean {
    return other instanceof List && other.size === this.size && this.origin.sameInAnyOrder(this, other, equal);
  }
}
