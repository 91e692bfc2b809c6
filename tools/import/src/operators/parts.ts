import { mapInner, type Schema } from './schema.js';

/** A schema as tables write it: `string`, `integer int32`, `#env.valueFrom` for a part of the same table, or written out. */
type Written = string | Readonly<Record<string, unknown>>;

/** From how many characters on a part has a name: one that repeats, and one that does not, so that a line stays a line. */
const named = { repeated: 60, single: 300 };

/** Writes the kinds of one table so that no part of them is written twice. */
export class Parts {
  private readonly uses = new Map<string, number>();
  private readonly references = new Map<string, string>();
  private readonly written = new Map<string, Written>();

  /** The kinds by their names, then their parts by theirs. */
  table(kinds: readonly (readonly [kind: string, schema: Schema])[]): readonly (readonly [string, Written])[] {
    for (const [, schema] of kinds) this.count(schema);
    const own = kinds.map(([kind, schema]) => [kind, this.inner(schema, kind)] as const);
    return [...own, ...[...this.written].sort(([a], [b]) => (a < b ? -1 : 1))];
  }

  private count(schema: Schema): void {
    const key = JSON.stringify(schema);
    const uses = (this.uses.get(key) ?? 0) + 1;
    this.uses.set(key, uses);
    // The parts of a part that repeats are used in one place.
    if (uses === 1) mapInner(schema, part => this.count(part));
  }

  private write(schema: Schema, path: string): Written {
    const key = JSON.stringify(schema);
    const known = this.references.get(key);
    if (known !== undefined) return known;
    const written = this.inner(schema, path);
    const plain = plainText(written);
    if (plain !== undefined) return plain;
    const most = this.uses.get(key)! > 1 ? named.repeated : named.single;
    if (JSON.stringify(written).length <= most) return written;
    const reference = `#${this.nameFor(path)}`;
    this.references.set(key, reference);
    this.written.set(reference, written);
    return reference;
  }

  private inner(schema: Schema, path: string): Readonly<Record<string, unknown>> {
    return mapInner(schema, (part, field) => this.write(part, field === undefined ? path : `${path}.${field}`));
  }

  /** The last fields of the path to the first place that has the part: as many as no other part has. */
  private nameFor(path: string): string {
    const fields = path.split('.');
    const names = fields.map((_, i) => fields.slice(fields.length - 1 - i).join('.'));
    const free = (name: string) => !this.written.has(`#${name}`);
    return names.find(free) ?? firstOf(number => [`${path}-${number}`].find(free));
  }
}

function plainText({ type, format, ...more }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof type !== 'string' || Object.keys(more).length > 0) return undefined;
  return format === undefined ? type : `${type} ${format}`;
}

function firstOf<T>(make: (number: number) => T | undefined): T {
  for (let number = 2; ; number++) {
    const made = make(number);
    if (made !== undefined) return made;
  }
}
