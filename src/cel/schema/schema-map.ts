import { noSuchOverload } from '../error.js';
import { CelMap, type Equal, type Value } from '../values/value.js';
import { escapeName, unescapeName } from './escape.js';
import { identityOf, weightOfData } from './raw.js';
import { type Schema, valuesSchema } from './schema.js';

type Convert = (data: unknown, schema: Schema) => Value;

/** An object with properties, whose names rules write escaped, or a map, whose keys they write as they are. */
export class SchemaMap extends CelMap {
  constructor(
    override readonly data: Readonly<Record<string, unknown>>,
    private readonly schema: Schema,
    private readonly convert: Convert,
  ) {
    super();
  }

  get size(): number {
    return Object.keys(this.data).length;
  }

  get weight(): number {
    return weightOfData(this.data);
  }

  /** A property that is null is absent. */
  find(key: Value): Value | undefined {
    if (typeof key !== 'string') throw noSuchOverload();
    const name = this.schema.properties ? unescapeName(key) : key;
    return name === undefined ? undefined : this.property(name);
  }

  *keys(): Iterable<Value> {
    for (const name of Object.keys(this.data)) {
      if (this.schemaOf(name)) yield this.schema.properties ? (escapeName(name) ?? name) : name;
    }
  }

  equals(other: Value, equal: Equal): boolean {
    if (!(other instanceof CelMap) || other.size !== this.size) return false;
    return Object.keys(this.data).every(name =>
      this.schemaOf(name) ? this.sameProperty(name, other, equal) : this.sameUnknown(name, other),
    );
  }

  private property(name: string): Value | undefined {
    const schema = Object.hasOwn(this.data, name) ? this.schemaOf(name) : undefined;
    const data = this.data[name];
    if (!schema || (this.schema.properties && (data === null || data === undefined))) return undefined;
    return this.convert(data, schema);
  }

  private schemaOf(name: string): Schema | undefined {
    const { properties } = this.schema;
    return properties && Object.hasOwn(properties, name) ? properties[name] : valuesSchema(this.schema);
  }

  private sameProperty(name: string, other: CelMap, equal: Equal): boolean {
    const mine = this.property(name);
    const theirs = other instanceof SchemaMap ? other.property(name) : other.find(name);
    return mine === undefined || theirs === undefined ? mine === theirs : equal(mine, theirs);
  }

  /** What the schema does not know is compared as data, and only where both have it. */
  private sameUnknown(name: string, other: CelMap): boolean {
    if (!other.data) throw noSuchOverload();
    return !Object.hasOwn(other.data, name) || identityOf(this.data[name]) === identityOf(other.data[name]);
  }
}
