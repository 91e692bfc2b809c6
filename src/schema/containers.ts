import { isMap } from '../manifest/map.js';
import { didYouMean } from '../problem.js';
import { type Fault, fault, noFaults, placed, unknownFieldHint, within } from './fault.js';
import type { Type } from './type.js';

/** The value itself may be a secret. */
export const notA = (expected: string, value: unknown) =>
  fault(`must be ${expected}, not ${typeName(value)}`, forms[expected]);

/** How a value of that type is written. */
const forms: Readonly<Record<string, string>> = {
  'a list': 'Write a list: each entry on its own line after "- ".',
  'a map': 'Write a map: each field on its own line as "name: value".',
};

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : `a ${typeof value}`;
}

/** Items of one type. */
export class ListType implements Type {
  readonly zero: readonly unknown[] = Object.freeze([]);
  readonly expected = 'a list';

  constructor(private readonly items: Type) {}

  faults(value: unknown): readonly Fault[] {
    if (!Array.isArray(value)) return notA('a list', value);
    const found: Fault[] = [];
    for (let i = 0; i < value.length; i++) add(found, i, this.items.faults(value[i] ?? this.items.zero ?? null));
    return found;
  }
}

/** Any keys, values of one type. */
export class MapType implements Type {
  readonly zero: object = Object.freeze({});
  readonly expected = 'a map';

  constructor(private readonly values: Type) {}

  faults(value: unknown): readonly Fault[] {
    if (!isMap(value)) return notA('a map', value);
    const found: Fault[] = [];
    for (const key of Object.keys(value)) add(found, key, part(this.values, value[key]));
    return found;
  }
}

/** Known fields and no others. */
export class ObjectType implements Type {
  readonly zero: object = Object.freeze({});
  readonly expected: string;

  constructor(
    private readonly name: string,
    private readonly fields: ReadonlyMap<string, Type>,
    private readonly required: readonly string[],
  ) {
    this.expected = required.length === 0 ? 'a map' : `a map with ${required.map(each => `"${each}"`).join(' and ')}`;
  }

  faults(value: unknown): readonly Fault[] {
    if (!isMap(value)) return notA('a map', value);
    const found: Fault[] = [];
    for (const key of Object.keys(value)) add(found, key, this.field(key, value[key]));
    for (const [i, each] of found.entries()) found[i] = placed(each, this.has, this.partWith);
    for (const key of this.required) {
      if (this.isMissing(key, value[key])) add(found, key, this.missing(key, value));
    }
    return found;
  }

  private field(key: string, value: unknown): readonly Fault[] {
    const type = this.fields.get(key);
    if (!type) return this.unknown(key);
    if (!this.required.includes(key)) return part(type, value);
    return this.isMissing(key, value) ? noFaults : type.faults(value);
  }

  private isMissing(key: string, value: unknown): boolean {
    return value === undefined || (value === null && !this.fields.get(key)?.nullable);
  }

  private unknown(key: string): readonly Fault[] {
    const names = [...this.fields.keys()];
    const slip = didYouMean(key, names);
    const found = fault(`is not a field of ${this.name}.${slip}`, unknownFieldHint(key, this.name, names));
    return slip === '' ? found.map(each => ({ ...each, stray: key })) : found;
  }

  readonly has = (name: string): boolean => this.fields.has(name);

  private readonly partWith = (name: string): string | undefined =>
    [...this.fields.keys()].find(part => this.fields.get(part)?.has?.(name));

  /** A required field under a misspelt name is one fault, not two. */
  private missing(key: string, value: Readonly<Record<string, unknown>>): readonly Fault[] {
    const misspelt = Object.keys(value).some(other => !this.fields.has(other) && didYouMean(other, [key]) !== '');
    const expected = this.fields.get(key)?.expected;
    const hint = `Add "${key}" to ${this.name}${expected ? `: ${expected}` : ''}.`;
    return misspelt
      ? noFaults
      : fault(`is ${value[key] === null ? 'null' : 'missing'}, and ${this.name} requires it`, hint);
  }
}

/** A null that the API server drops. */
export const unset = fault('is null, which only says that it is unset', 'Remove it.', 'warning');

/** Faults of a value that may as well be absent. */
function part(type: Type, value: unknown): readonly Fault[] {
  if (value === undefined || (value === '' && type.emptyIsUnset)) return noFaults;
  return value !== null || type.nullable ? type.faults(value) : unset;
}

function add(found: Fault[], key: string | number, more: readonly Fault[]): void {
  if (more.length > 0) for (const each of within(key, more)) found.push(each);
}
