import { perText } from './per-text.js';

const form = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?\d+))?$/;
const binary: Readonly<Record<string, number>> = Object.fromEntries(
  ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((suffix, i) => [suffix, 1024 ** (i + 1)]),
);
const decimal: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
};

/** `500m` is 0.5, `1Ki` is 1024: cores, bytes or things; undefined for a value that is not a quantity. */
export function quantity(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? amountIn(value) : undefined;
}

const amountIn = perText((text): number | undefined => {
  const [, number, binarySuffix, decimalSuffix, exponent] = form.exec(text) ?? [];
  if (number === undefined) return undefined;
  const factor = binarySuffix
    ? binary[binarySuffix]
    : decimalSuffix
      ? decimal[decimalSuffix]
      : 10 ** Number(exponent ?? 0);
  // Thousandths are the finest amount that counts; without this 0.1 + 0.2 is more than 0.3.
  return Number((Number(number) * (factor ?? 1)).toPrecision(15));
});

/** The amount of requests, limits and sizes: undefined for text that is not a quantity, and for one below zero. */
export function amountOf(text: string): number | undefined {
  const amount = quantity(text);
  return amount === undefined || amount < 0 ? undefined : amount;
}

/** An amount as Kubernetes writes it: `2500m`, `1536Mi`, `3`. Bytes where the resource is measured in bytes. */
export function quantityText(resource: string, amount: number): string {
  if (/memory|storage|hugepages/.test(resource)) {
    const [suffix, unit] = Object.entries(binary)
      .reverse()
      .find(([, size]) => amount >= size && amount % size === 0) ?? ['', 1];
    return `${amount / unit}${suffix}`;
  }
  return Number.isInteger(amount) ? `${amount}` : `${Math.round(amount * 1000)}m`;
}

/**
 * The unit that a quantity is exactly once: `1`, `1m`, `1Ki`, `1M`; `none` for zero, `other` for any other amount, undefined for
 * what is not a quantity.
 */
export function unitIn(value: unknown): string | undefined {
  const amount = quantity(value);
  if (amount === undefined || amount === 0) return amount === undefined ? undefined : 'none';
  const units = typeof value === 'string' && /[KMGTPE]i$/.test(value) ? binary : decimal;
  if (amount === 1) return '1';
  const [suffix] = Object.entries(units).find(([, size]) => size === amount) ?? [];
  return suffix === undefined || (typeof value === 'string' && /[eE]\d/.test(value)) ? 'other' : `1${suffix}`;
}
