import { CompileError, EvaluationError, LimitError } from '../../src/cel/error.js';
import { Budget } from '../../src/cel/evaluate/plan.js';
import { rootScope } from '../../src/cel/evaluate/planner.js';
import { type CelFault, celFaults } from '../../src/cel/faults.js';
import { Cidr } from '../../src/cel/functions/cidr.js';
import { Format } from '../../src/cel/functions/formats.js';
import { Ip } from '../../src/cel/functions/ip.js';
import { QuantityValue } from '../../src/cel/functions/quantities.js';
import { Semver } from '../../src/cel/functions/semver.js';
import { UrlValue } from '../../src/cel/functions/urls.js';
import { valueOfData } from '../../src/cel/schema/data.js';
import { declaredType } from '../../src/cel/schema/declared.js';
import type { Schema } from '../../src/cel/schema/schema.js';
import { parse } from '../../src/cel/syntax/parse.js';
import { addressText } from '../../src/cel/values/address.js';
import { second } from '../../src/cel/values/time.js';
import { escapedPath } from '../../src/cel/values/url.js';
import * as values from '../../src/cel/values/value.js';

/** What an expression gives, in the form that tools/cel-go prints. */
export type Evaluated =
  | { readonly value: unknown }
  | { readonly error: string }
  | { readonly compile: string }
  | { readonly limit: string };

/** An expression about `self`, a value of the schema. */
export function evaluated(expression: string, schema: Schema = { type: 'object' }, self: unknown = {}): Evaluated {
  try {
    const { scope } = rootScope.with({ kind: 'name', name: 'self' }, declaredType(schema)!);
    const plan = scope.plan(parse(expression));
    return { value: rendered(plan.run({ slots: [valueOfData(self, schema)], budget: new Budget(1_000_000) })) };
  } catch (error) {
    if (error instanceof CompileError) return { compile: error.message };
    if (error instanceof EvaluationError) return { error: error.message };
    if (error instanceof LimitError) return { limit: error.message };
    throw error;
  }
}

/** What a custom resource's rules have against an object; rules that cannot be compiled are faults as they are there. */
export const faultsOf = (schema: Schema, self: unknown, before?: unknown): readonly CelFault[] =>
  celFaults(schema, self, before).flatMap(fault => {
    if (fault.kind === 'kept') return [];
    return [fault.kind === 'not evaluated' ? { ...fault, message: `rule compile error: ${fault.message}` } : fault];
  });

/** A value with its type, as JSON can carry it. */
export function rendered(value: values.Value): unknown {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return `int ${value}`;
  if (typeof value === 'number') return Number.isNaN(value) ? 'double NaN' : `double ${bitsOf(value)}`;
  if (typeof value === 'string') return `string ${Buffer.from(value).toString('hex')}`;
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('hex')}`;
  if (value instanceof values.Opaque) return opaque(value);
  if (value instanceof values.Uint) return `uint ${value.value}`;
  if (value instanceof values.Timestamp) return timestamp(value);
  if (value instanceof values.Duration) return `duration ${value.nanoseconds}`;
  if (value instanceof values.TypeName) return `type ${value.name}`;
  if (value instanceof values.Optional) return { optional: value.value === undefined ? null : rendered(value.value) };
  if (value instanceof values.List) return Array.from(value, rendered);
  const entries = Array.from(value.keys(), key => [rendered(key), rendered(value.find(key)!)] as const);
  return { map: entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)) };
}

function bitsOf(value: number): string {
  const buffer = Buffer.alloc(8);
  buffer.writeDoubleBE(value);
  return buffer.toString('hex');
}

function timestamp({ nanoseconds }: values.Timestamp): string {
  const fraction = ((nanoseconds % second) + second) % second;
  return `timestamp ${(nanoseconds - fraction) / second} ${fraction}`;
}

function opaque(value: values.Opaque): string {
  if (value instanceof Ip) return `ip ${addressText(value.address)}`;
  if (value instanceof Cidr) return `cidr ${value.text}`;
  if (value instanceof Semver) return `semver ${value.text}`;
  if (value instanceof Format) return `format ${value.name.toLowerCase()}`;
  if (value instanceof QuantityValue) return `quantity ${fraction(value.quantity)}`;
  if (!(value instanceof UrlValue)) return value.typeName;
  const { scheme, opaque: rest, host, query } = value.url;
  return `url ${[scheme, rest, host, escapedPath(value.url), query ?? ''].join(' ')}`;
}

function fraction({ unscaled, exponent }: QuantityValue['quantity']): string {
  if (exponent >= 0) return String(unscaled * 10n ** BigInt(exponent));
  const denominator = 10n ** BigInt(-exponent);
  const divisor = common(unscaled < 0n ? -unscaled : unscaled, denominator);
  return denominator === divisor ? String(unscaled / divisor) : `${unscaled / divisor}/${denominator / divisor}`;
}

const common = (a: bigint, b: bigint): bigint => (b === 0n ? a : common(b, a % b));
