/** A Kubernetes quantity: `unscaled` × 10^`exponent`, exactly. */
export interface Quantity {
  readonly unscaled: bigint;
  readonly exponent: number;
  /** Kubernetes keeps it in 64 bits; only then it may be an integer to `isInteger`. */
  readonly isSmall: boolean;
}

const decimals: Readonly<Record<string, number>> = {
  ...{ n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 },
};
const binaries: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };

const most = 2n ** 63n - 1n;
const fits = (value: bigint): boolean => BigInt.asIntN(64, value) === value;

/** `100m`, `1.5Gi`, `2e3`, as Kubernetes reads quantities; undefined for other text. */
export function parseQuantity(text: string): Quantity | undefined {
  const [written, sign, all, fraction = ''] = /^([+-]?)(\d*)(?:\.(\d*))?/.exec(text) as unknown as Parts;
  const scale = scaleOf(text.slice(written.length));
  if (!scale || text === '') return undefined;
  const digits = { whole: all.replace(/^0+/, '') || '0', fraction, isBare: all + fraction === '' };
  const read = small(digits, scale) ?? large(digits, scale);
  return read && sign === '-' ? { ...read, unscaled: -read.unscaled } : read;
}

type Parts = readonly [written: string, sign: string, whole: string, fraction?: string];

interface Scale {
  readonly exponent: number;
  readonly isBinary: boolean;
}

function scaleOf(suffix: string): Scale | undefined {
  if (Object.hasOwn(decimals, suffix)) return { exponent: decimals[suffix]!, isBinary: false };
  if (Object.hasOwn(binaries, suffix)) return { exponent: binaries[suffix]!, isBinary: true };
  if (!/^[eE][+-]?\d+$/.test(suffix)) return undefined;
  const exponent = BigInt(suffix.slice(1));
  return fits(exponent) ? { exponent: Number(BigInt.asIntN(32, exponent)), isBinary: false } : undefined;
}

interface Digits {
  readonly whole: string;
  readonly fraction: string;
  /** There are none: `Mi`, `-`. Kubernetes takes that for 0. */
  readonly isBare: boolean;
}

/** What has few enough digits for 64 bits. */
function small({ whole, fraction }: Digits, { exponent, isBinary }: Scale): Quantity | undefined {
  if (isBinary && fraction !== '') return undefined;
  const precision = isBinary
    ? 15 - whole.length - Math.trunc((exponent * 3) / 10) - 1
    : 18 - whole.length - fraction.length;
  const scale = (isBinary ? 0 : exponent) - fraction.length;
  if (precision < 0 || scale < -9) return undefined;
  const unscaled = BigInt(whole + fraction) * (isBinary ? 2n ** BigInt(exponent) : 1n);
  return fits(unscaled) ? { unscaled, exponent: scale, isSmall: true } : undefined;
}

/** Beyond nano it is rounded up; binary ones end at 2^63-1. No digits at all are 0 only to `small`. */
function large({ whole, fraction, isBare }: Digits, { exponent, isBinary }: Scale): Quantity | undefined {
  if (isBare || Math.abs(exponent) > 10_000) return undefined;
  const digits = BigInt(whole + fraction);
  const unscaled = isBinary ? digits * 2n ** BigInt(exponent) : digits;
  const scale = (isBinary ? 0 : exponent) - fraction.length;
  const nano = scale < -9 ? divideUp(unscaled, 10n ** BigInt(-9 - scale)) : unscaled * 10n ** BigInt(scale + 9);
  if (isBinary && nano > most * 10n ** 9n) return { unscaled: most, exponent: 0, isSmall: false };
  return unscaled === 0n
    ? { unscaled, exponent: scale, isSmall: false }
    : { unscaled: nano, exponent: -9, isSmall: false };
}

const divideUp = (value: bigint, by: bigint): bigint => (value + by - 1n) / by;

/** Both as whole numbers of one power of ten. */
function aligned(a: Quantity, b: Quantity): readonly [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent);
  const scaled = (one: Quantity) => one.unscaled * 10n ** BigInt(one.exponent - exponent);
  return [scaled(a), scaled(b), exponent];
}

/** Negative, 0 or positive. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  const [one, other] = aligned(a, b);
  return one < other ? -1 : one > other ? 1 : 0;
}

export const addQuantities = (a: Quantity, b: Quantity): Quantity => addSmall(a, b) ?? add(a, b);

/** The least number of 64 bits is its own negative there. */
export function subtractQuantities(a: Quantity, b: Quantity): Quantity {
  const negative = BigInt.asIntN(64, -b.unscaled);
  return addSmall(a, { ...b, unscaled: negative }) ?? add(a, { ...b, unscaled: -b.unscaled });
}

function add(a: Quantity, b: Quantity): Quantity {
  const [one, other, exponent] = aligned(a, b);
  return { unscaled: one + other, exponent, isSmall: false };
}

/** Within 64 bits; undefined where that is too few. */
function addSmall(a: Quantity, b: Quantity): Quantity | undefined {
  if (!a.isSmall || !b.isSmall) return undefined;
  if (b.unscaled === 0n) return a;
  if (a.unscaled === 0n) return b;
  const [one, other, exponent] = aligned(a, b);
  const isSmall = fits(one) && fits(other) && fits(one + other);
  return isSmall ? { unscaled: one + other, exponent, isSmall } : undefined;
}

/** The value where it is an int by Kubernetes' rules: kept in 64 bits, and written without a fraction. */
export function integerOf({ unscaled, exponent, isSmall }: Quantity): bigint | undefined {
  if (!isSmall || exponent < 0) return undefined;
  const value = unscaled * 10n ** BigInt(exponent);
  return fits(value) ? value : undefined;
}

/** The nearest double, or one beside it. */
export function approximate({ unscaled, exponent }: Quantity): number {
  if (exponent === 0) return Number(unscaled);
  return Number(unscaled) * Number(`1e${exponent}`);
}
