import { Duration } from './value.js';

const units: Readonly<Record<string, bigint>> = {
  ...{ ns: 1n, us: 1000n, µs: 1000n, μs: 1000n, ms: 1_000_000n },
  ...{ s: 1_000_000_000n, m: 60_000_000_000n, h: 3_600_000_000_000n },
};

const term = /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/gy;

/** `1h30m`, `-1.5s`, `0`, as Go reads durations; undefined for other text and beyond 292 years. */
export function parseDuration(text: string): Duration | undefined {
  const negative = text.startsWith('-');
  const body = text.replace(/^[+-]/, '');
  if (body === '0') return new Duration(0n);
  if (body === '') return undefined;
  let total = 0n;
  const terms = new RegExp(term);
  while (terms.lastIndex < body.length) {
    const match = terms.exec(body);
    if (!match || (match[1] === '' && (match[2] ?? '') === '')) return undefined;
    const unit = units[match[3]!]!;
    const fraction = match[2] ?? '';
    total += BigInt(match[1]! || 0) * unit + (BigInt(fraction || 0) * unit) / 10n ** BigInt(fraction.length);
  }
  const value = negative ? -total : total;
  return BigInt.asIntN(64, value) === value ? new Duration(value) : undefined;
}

/** `5400s`, `0.5s`. */
export function durationText({ nanoseconds }: Duration): string {
  return `${decimalText(secondsOf(nanoseconds))}s`;
}

/** As a double, rounded as Go rounds it. */
export const secondsOf = (nanoseconds: bigint): number =>
  Number(nanoseconds / 1_000_000_000n) + Number(nanoseconds % 1_000_000_000n) / 1e9;

/** A double with as many digits as it needs, and without an exponent. */
function decimalText(value: number): string {
  const [mantissa, exponent] = String(value).split('e-');
  if (exponent === undefined) return String(value);
  const digits = mantissa!.replace('-', '').replace('.', '');
  return `${value < 0 ? '-' : ''}0.${'0'.repeat(Number(exponent) - 1)}${digits}`;
}
