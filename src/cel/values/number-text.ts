/** A double as Go's `%g` prints it: `0.1`, `1e+06`, `NaN`, `+Inf`. */
export function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value < 0 ? '-Inf' : '+Inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

const special: Readonly<Record<string, number>> = { inf: Number.POSITIVE_INFINITY, infinity: Number.POSITIVE_INFINITY };

/** A double as Go's `ParseFloat` reads it; undefined for other text and what is too large. */
export function parseDouble(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1;
  const body = text.replace(/^[+-]/, '').toLowerCase();
  if (body === 'nan') return text === body || /^nan$/i.test(text) ? Number.NaN : undefined;
  if (Object.hasOwn(special, body)) return sign * special[body]!;
  if (/^0x/.test(body)) return parseHex(body, sign);
  if (!/^(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?$/.test(body)) return undefined;
  const value = Number(body);
  return Number.isFinite(value) ? sign * value : undefined;
}

/** `0x1.8p3`: the exponent, a power of two, has to be there. */
function parseHex(body: string, sign: number): number | undefined {
  const match = /^0x([\da-f]*)\.?([\da-f]*)p([+-]?\d+)$/.exec(body);
  if (!match || match[1]! + match[2]! === '') return undefined;
  const mantissa = Number(BigInt(`0x${match[1]}${match[2]}`));
  const value = mantissa * 2 ** (Number(match[3]) - 4 * match[2]!.length);
  return Number.isFinite(value) ? sign * value : undefined;
}
