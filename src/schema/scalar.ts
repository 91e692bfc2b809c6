import { didYouMean } from '../problem.js';
import { type Fault, fault, noFaults, quoted } from './fault.js';
import type { Format } from './formats.js';
import type { Type } from './type.js';

/** A value of a plain type or text form. */
export class FormatType implements Type {
  readonly nullable: boolean;

  readonly emptyIsUnset: boolean;

  readonly zero: unknown;

  readonly expected: string;

  constructor(private readonly format: Format) {
    this.nullable = format.nullable ?? false;
    this.zero = zeros.find(value => format.accepts(value));
    this.emptyIsUnset = format.name ?? false;
    this.expected = format.expected;
  }

  faults(value: unknown): readonly Fault[] {
    if (this.format.accepts(value) || (value === null && this.nullable)) return noFaults;
    const { expected, secret } = this.format;
    return fault(`must be ${expected}${secret ? '' : `, not ${quoted(value)}`}`, hintFor(this.format, value));
  }
}

const zeros = ['', 0, false];

function hintFor({ accepts, expected }: Format, value: unknown): string {
  if (typeof value === 'string' && accepts(parsed(value))) return 'Write it without quotes.';
  if (typeof value !== 'string' && value !== null && accepts(String(value))) return 'Put it in quotes.';
  return `Replace the value by ${expected}.`;
}

function parsed(value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  return value.trim() === '' ? undefined : Number(value);
}

/** One of a few values. */
export class EnumType implements Type {
  readonly emptyIsUnset: boolean;

  private readonly values: ReadonlySet<unknown>;

  /** @param nonEmpty whether the API server refuses the empty text as well */
  constructor(values: readonly (string | number)[], nonEmpty = false) {
    this.values = new Set(values);
    this.emptyIsUnset = !nonEmpty;
  }

  faults(value: unknown): readonly Fault[] {
    if (this.values.has(value)) return noFaults;
    return enumFault([...this.values], value);
  }
}

/** Says that a value is not among those allowed. */
export function enumFault(values: readonly unknown[], value: unknown): readonly Fault[] {
  const allowed = values.map(quoted);
  const suggestion = typeof value === 'string' ? didYouMean(value, values.map(String)) : '';
  const list = allowed.length === 1 ? allowed[0] : `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`;
  const [, near] = /"(.*)"/.exec(suggestion) ?? [];
  const hint = near === undefined ? `Write ${list}, in exactly this spelling.` : `Write "${near}".`;
  return fault(`must be ${list}, not ${quoted(value)}.${suggestion}`, hint);
}
