import { isMap } from '../../manifest/map.js';
import { type Fault, fault, noFaults, placed, within } from '../fault.js';
import type { About } from './about.js';
import { alternativeFaults } from './alternatives.js';
import { effective } from './effective.js';
import { enumFaults } from './enum-faults.js';
import { listFaults } from './list-faults.js';
import type { Structural } from './structural.js';
import { typeFaults } from './type-faults.js';
import { isMisspelt, unknownField } from './unknown-field.js';

/** Only what is not applied, but created or updated as a whole, loses its nulls before it is validated. */
const refusedNull = fault('is null, and server-side apply refuses it', 'Remove it.');

/** What every object has, and an embedded one too; schemas need not mention it. */
const ofEveryObject = new Set(['apiVersion', 'kind', 'metadata']);

/** Validates values against structural schemas as the API server does. */
export class StructuralValidator {
  constructor(
    private readonly about: About,
    /** Alternatives say nothing of fields that they do not name, and see values with their defaults. */
    private readonly open = false,
  ) {}

  /** Where no schema says what a value may be, everything in it is unknown. */
  faults(schema: Structural | undefined, value: unknown): readonly Fault[] {
    if (!schema) return this.open ? noFaults : this.unknownInside(value);
    const mistyped = typeFaults(schema, value);
    if (mistyped.some(({ severity }) => severity === 'error')) return mistyped;
    if (value === null) return enumFaults(schema, null);
    const found = [...mistyped, ...this.own(schema, value)];
    if (Array.isArray(value)) this.addItems(found, schema, value);
    if (isMap(value)) this.addFields(found, schema, value, schema.embedded ? ofEveryObject : none);
    return found;
  }

  /** Faults of a whole object: the fields of every object are validated by themselves, and `status` is the cluster's to write. */
  objectFaults(schema: Structural, object: Readonly<Record<string, unknown>>): readonly Fault[] {
    const found = [...this.own(schema, object)];
    this.addFields(found, schema, object, new Set([...ofEveryObject, 'status']));
    return found;
  }

  private *own(schema: Structural, value: unknown): Iterable<Fault> {
    const whole = typeof value === 'object' && schema.needsWhole ? effective(schema, value) : value;
    yield* enumFaults(schema, whole);
    for (const limit of schema.limits) {
      const expected = limit(whole);
      if (expected !== undefined) yield* fault(expected, 'Change the value so that it keeps this limit.');
    }
    if (schema.hasAlternatives)
      yield* alternativeFaults(schema, part => new StructuralValidator(this.about, true).faults(part, whole));
    if (!this.open && Array.isArray(whole)) yield* listFaults(schema, whole);
    if (!this.open && schema.embedded && isMap(value)) yield* this.embedded(value);
  }

  private *embedded(value: Readonly<Record<string, unknown>>): Iterable<Fault> {
    for (const key of ['apiVersion', 'kind']) {
      const text = value[key];
      if (typeof text === 'string' && text !== '') continue;
      yield* within(key, fault(text ? 'must be a string' : 'is missing, and an embedded object requires it'));
    }
    if (value['metadata'] !== undefined && value['metadata'] !== null)
      yield* within('metadata', this.about.metadataFaults(value['metadata']));
  }

  private addItems(found: Fault[], schema: Structural, value: readonly unknown[]): void {
    const { items, preserves } = schema;
    for (const [i, item] of value.entries()) {
      if (item === null && items?.default !== undefined) continue;
      if (items || !preserves) addAll(found, within(i, this.faults(items, item)));
    }
  }

  private addFields(
    found: Fault[],
    schema: Structural,
    value: Readonly<Record<string, unknown>>,
    apart: ReadonlySet<string>,
  ): void {
    for (const key of Object.keys(value)) {
      if (apart.has(key)) continue;
      for (const each of within(key, this.field(schema, key, value)))
        found.push(
          placed(
            each,
            name => schema.fieldNames.includes(name),
            name => schema.fieldNames.find(part => schema.of(part)?.fieldNames.includes(name)),
          ),
        );
    }
    for (const key of schema.required) {
      if (key !== 'status' && !this.isGiven(schema, key, value))
        addAll(found, within(key, this.missing(schema, key, value)));
    }
    const metadata = apart.has('metadata') ? schema.field('metadata') : undefined;
    if (metadata)
      addAll(found, within('metadata', new StructuralValidator(this.about, true).faults(metadata, value['metadata'])));
  }

  private field(schema: Structural, key: string, value: Readonly<Record<string, unknown>>): readonly Fault[] {
    const of = schema.of(key);
    if (value[key] === undefined) return noFaults;
    if (value[key] === null && of && !of.takesNull && !this.open) {
      return of.dropsNull && !schema.required.includes(key) ? refusedNull : noFaults;
    }
    if (of || schema.additional === true) return this.faults(of, value[key]);
    return this.open || schema.preserves ? noFaults : unknownField(this.about, schema, key, value);
  }

  private isGiven(schema: Structural, key: string, value: Readonly<Record<string, unknown>>): boolean {
    if (value[key] === undefined) return !this.open && schema.field(key)?.default !== undefined;
    const field = schema.field(key);
    return value[key] !== null || this.open || field?.takesNull === true || field?.default !== undefined;
  }

  /** A required field under a misspelt name is one fault, not two. */
  private missing(schema: Structural, key: string, value: Readonly<Record<string, unknown>>): readonly Fault[] {
    const isReported = !this.open && !schema.preserves; // What takes unknown fields says nothing of them.
    if (isReported && Object.keys(value).some(other => !schema.of(other) && isMisspelt(other, key))) return noFaults;
    return fault(
      `is ${value[key] === null ? 'null' : 'missing'}, and ${this.about.kind} requires it`,
      `Add "${key}" with the value that you mean.`,
    );
  }

  private unknownInside(value: unknown): readonly Fault[] {
    if (Array.isArray(value)) return value.flatMap((item, i) => within(i, this.unknownInside(item)));
    if (!isMap(value)) return noFaults;
    return Object.keys(value).flatMap(key => within(key, unknownField(this.about, undefined, key, value)));
  }
}

const none: ReadonlySet<string> = new Set();

/** One by one: a call has no room for as many arguments as a manifest may have faults. */
function addAll(found: Fault[], more: Iterable<Fault>): void {
  for (const one of more) found.push(one);
}
