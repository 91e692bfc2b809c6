import { quantity } from '../manifest/quantity.js';

/** `amount`: 1Gi is 1073741824; `text`: it is not, since the API server keeps the form in which a quantity was given. */
export type QuantityForm = 'amount' | 'text';

/**
 * What the API server keeps of a quantity, as a key that equal ones share (apimachinery's resource.Quantity): the
 * amount, rounded up to thousandths, and where forms are compared the family of the suffix.
 */
export function storedQuantity(value: unknown, form: QuantityForm): unknown {
  const amount = quantity(value);
  if (amount === undefined) return value;
  const stored = Math.ceil(Number((amount * 1000).toPrecision(15))) / 1000;
  return form === 'amount' ? `${stored}` : `${stored} ${familyOf(`${value}`, stored)}`;
}

/** Small amounts with a binary suffix are kept in decimal form. */
function familyOf(text: string, amount: number): string {
  if (/i$/.test(text)) return Math.abs(amount) < 1024 ? 'decimal' : 'binary';
  return /[eE][+-]?\d+$/.test(text) ? 'exponent' : 'decimal';
}
