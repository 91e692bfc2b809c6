import { weightOf } from './type-of.js';
import { type Equal, List, type Value } from './value.js';

/** A list that an expression has made. */
export class PlainList extends List {
  private known: number | undefined;

  constructor(private readonly items: readonly Value[]) {
    super();
  }

  get size(): number {
    return this.items.length;
  }

  get weight(): number {
    this.known ??= this.items.reduce<number>((sum, item) => sum + weightOf(item), 0);
    return this.known;
  }

  at(index: number): Value {
    return this.items[index]!;
  }

  plus(other: List): List {
    return new PlainList([...this.items, ...other]);
  }

  equals(other: Value, equal: Equal): boolean {
    return other instanceof List && sameItems(this, other, equal);
  }
}

export function sameItems(a: List, b: List, equal: Equal): boolean {
  if (a.size !== b.size) return false;
  for (let index = 0; index < a.size; index += 1) {
    if (!equal(a.at(index), b.at(index))) return false;
  }
  return true;
}
