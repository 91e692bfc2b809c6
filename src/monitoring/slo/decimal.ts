/** A number as digits and how many of them stand after the point: no rounding, ever. */
export interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

/** `99.9` */
export function decimal(text: string): Decimal {
  const [whole = '', fraction = ''] = text.split('.');
  return { digits: BigInt(whole + fraction), places: fraction.length };
}

/** `100 - x`, as a share of 1. */
export const restOfHundred = ({ digits, places }: Decimal): Decimal => ({
  digits: 100n * 10n ** BigInt(places) - digits,
  places: places + 2,
});

export const times = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  places: a.places + b.places,
});

export const toNumber = (value: Decimal): number => Number(toText(value));

/** Without zeros that say nothing: `0.0144`. */
export function toText({ digits, places }: Decimal): string {
  const all = digits.toString().padStart(places + 1, '0');
  const point = all.length - places;
  return `${all.slice(0, point)}.${all.slice(point)}`.replace(/\.?0+$/, '');
}
