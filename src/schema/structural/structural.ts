import { isMap } from '../../manifest/map.js';
import { canonicalText } from '../canonical-text.js';
import { type Limit, limitsOf } from '../limited.js';
import { formatLimits } from './formats.js';
import { limitsIn } from './limits.js';
import { type Schema, textsIn } from './schema.js';

/** Finds a part of a table by its name: `#env.valueFrom`. */
export type PartNamed = (name: string) => unknown;

/** A structural schema, read as far as values get. */
export class Structural {
  readonly type: string | undefined;
  readonly nullable: boolean;
  readonly intOrString: boolean;
  readonly preserves: boolean;
  readonly embedded: boolean;
  readonly default: unknown;
  /** Whether server-side apply replaces a map as a whole, instead of each field by itself. */
  readonly isAtomicMap: boolean;
  readonly required: readonly string[];
  readonly enum: readonly unknown[] | undefined;
  readonly listType: unknown;
  readonly listKeys: readonly string[];
  readonly format: string | undefined;
  /** Whether the fields that are known, or a schema of all values, say which may be there. */
  readonly additional: Structural | boolean;
  readonly items: Structural | undefined;
  /** Whether it has a format that means something. */
  readonly hasFormat: boolean;
  readonly limits: readonly Limit[];
  readonly allOf: readonly Structural[];
  readonly anyOf: readonly Structural[];
  readonly oneOf: readonly Structural[];
  readonly not: Structural | undefined;
  private readonly known = new Map<string, Structural>();
  private withDefault: readonly (readonly [string, Structural])[] | undefined;

  constructor(
    readonly schema: Schema,
    private readonly reader: SchemaReader,
  ) {
    this.type = typeof schema['type'] === 'string' ? schema['type'] : undefined;
    this.format = typeof schema['format'] === 'string' ? schema['format'] : undefined;
    this.nullable = schema['nullable'] === true;
    this.intOrString = schema['x-kubernetes-int-or-string'] === true;
    this.preserves = schema['x-kubernetes-preserve-unknown-fields'] === true;
    this.embedded = schema['x-kubernetes-embedded-resource'] === true;
    this.default = schema['default'] ?? undefined;
    this.isAtomicMap = schema['x-kubernetes-map-type'] === 'atomic';
    this.required = textsIn(schema['required']);
    this.enum = Array.isArray(schema['enum']) && schema['enum'].length > 0 ? schema['enum'] : undefined;
    this.listType = schema['x-kubernetes-list-type'];
    this.listKeys = textsIn(schema['x-kubernetes-list-map-keys']);
    this.additional = this.inner(schema['additionalProperties']) ?? schema['additionalProperties'] === true;
    this.items = this.inner(schema['items']);
    const byFormat = [...formatLimits(this.type, this.format)];
    this.hasFormat = byFormat.length > 0;
    this.limits = [...limitsOf(limitsIn(schema)), ...byFormat];
    this.allOf = this.each(schema['allOf']);
    this.anyOf = this.each(schema['anyOf']);
    this.oneOf = this.each(schema['oneOf']);
    this.not = this.inner(schema['not']);
  }

  /** The schema of a field that the definition knows by name. */
  field(name: string): Structural | undefined {
    const known = this.known.get(name);
    if (known) return known;
    const properties = this.schema['properties'];
    const field = isMap(properties) && Object.hasOwn(properties, name) ? this.inner(properties[name]) : undefined;
    if (field) this.known.set(name, field);
    return field;
  }

  /** The schema of what a key holds; undefined where none says what it may be. */
  of(key: string): Structural | undefined {
    return this.field(key) ?? (typeof this.additional === 'object' ? this.additional : undefined);
  }

  get fieldNames(): readonly string[] {
    const properties = this.schema['properties'];
    return isMap(properties) ? Object.keys(properties) : [];
  }

  /** All fields that the definition knows by name. */
  get fields(): ReadonlyMap<string, Structural> {
    for (const name of this.fieldNames) this.field(name);
    return this.known;
  }

  /** The fields that have a value where none is given. */
  get defaults(): readonly (readonly [string, Structural])[] {
    this.withDefault ??= this.fieldNames.flatMap(name => {
      const field = this.field(name);
      return field?.default === undefined ? [] : [[name, field] as const];
    });
    return this.withDefault;
  }

  get hasAlternatives(): boolean {
    return this.allOf.length > 0 || this.anyOf.length > 0 || this.oneOf.length > 0 || this.not !== undefined;
  }

  /** Whether what is in a list or a map, defaults included, decides about it as a whole. */
  get needsWhole(): boolean {
    return this.hasAlternatives || this.limits.length > 0 || this.listKeys.length > 0 || this.enum !== undefined;
  }

  /** Whether null is a value of it: where it says so, and where nothing says which type it has. */
  get takesNull(): boolean {
    const isUntyped = this.type === undefined && this.preserves && !this.intOrString;
    return this.nullable || (isUntyped && this.default === undefined);
  }

  /** Whether null is left out before anything is validated. */
  get dropsNull(): boolean {
    return !this.takesNull && this.default === undefined;
  }

  /** The item of a list of type `map` as its keys name it, each with its default: equal for two items that are the same one. */
  keyOf(item: unknown): string {
    const fields = isMap(item) ? item : {};
    return this.listKeys.map(key => canonicalText(fields[key] ?? this.items?.field(key)?.default)).join('\n');
  }

  private inner(value: unknown): Structural | undefined {
    return this.reader.read(value);
  }

  private each(values: unknown): readonly Structural[] {
    return Array.isArray(values) ? values.flatMap(value => this.inner(value) ?? []) : [];
  }
}

/** Reads schemas; equal names and equal plain types are read once. */
export class SchemaReader {
  private readonly named = new Map<string, Structural>();

  /** Only tables abbreviate: without their parts a text is not a schema. */
  constructor(private readonly part?: PartNamed) {}

  read(written: unknown): Structural | undefined {
    if (isMap(written)) return new Structural(written, this);
    if (typeof written !== 'string' || !this.part) return undefined;
    const known = this.named.get(written);
    if (known) return known;
    const structural = new Structural(written.startsWith('#') ? partOf(this.part, written) : plain(written), this);
    this.named.set(written, structural);
    return structural;
  }
}

function partOf(part: PartNamed, name: string): Schema {
  const schema = part(name);
  if (!isMap(schema)) throw new Error(`the schema table has no part "${name}"`);
  return schema;
}

function plain(text: string): Schema {
  const [type, format] = text.split(' ');
  return { type, ...(format !== undefined && { format }) };
}
