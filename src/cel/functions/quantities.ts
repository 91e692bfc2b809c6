import { EvaluationError, noSuchOverload } from '../error.js';
import * as quantities from '../values/quantity.js';
import { Opaque, type Value } from '../values/value.js';
import { global, member } from './overload.js';

export class QuantityValue extends Opaque {
  readonly typeName = 'kubernetes.Quantity';

  constructor(
    readonly quantity: quantities.Quantity,
    private readonly isComputed = false,
  ) {
    super();
  }

  /** Kubernetes cannot compare anything with a sum or difference on the right side. */
  equals(other: Value): boolean {
    if (!(other instanceof QuantityValue) || other.isComputed) throw noSuchOverload();
    return compare(this, other) === 0;
  }
}

const compare = (a: QuantityValue, b: QuantityValue): number => quantities.compareQuantities(a.quantity, b.quantity);

const whole = (value: bigint): QuantityValue => new QuantityValue({ unscaled: value, exponent: 0, isSmall: true });

const add = ({ quantity }: QuantityValue, other: QuantityValue): QuantityValue =>
  new QuantityValue(quantities.addQuantities(quantity, other.quantity), true);

const subtract = ({ quantity }: QuantityValue, other: QuantityValue): QuantityValue =>
  new QuantityValue(quantities.subtractQuantities(quantity, other.quantity), true);

function quantityOf(text: string): QuantityValue {
  const quantity = quantities.parseQuantity(text);
  if (!quantity) throw new EvaluationError(`${JSON.stringify(text)} is not a quantity`);
  return new QuantityValue(quantity);
}

function asInteger({ quantity }: QuantityValue): bigint {
  const value = quantities.integerOf(quantity);
  if (value === undefined) throw new EvaluationError('cannot convert value to integer');
  return value;
}

const type = 'kubernetes.Quantity';
const sign = ({ quantity }: QuantityValue): bigint => (quantity.unscaled < 0n ? -1n : quantity.unscaled > 0n ? 1n : 0n);

export const quantityFunctions = [
  global('quantity', `string -> ${type}`, quantityOf),
  global('isQuantity', 'string -> bool', (text: string) => quantities.parseQuantity(text) !== undefined),
  global('sign', `${type} -> int`, sign),
  member('isGreaterThan', `${type}, ${type} -> bool`, (a: QuantityValue, b: QuantityValue) => compare(a, b) > 0),
  member('isLessThan', `${type}, ${type} -> bool`, (a: QuantityValue, b: QuantityValue) => compare(a, b) < 0),
  member('compareTo', `${type}, ${type} -> int`, (a: QuantityValue, b: QuantityValue) => BigInt(compare(a, b))),
  member('asApproximateFloat', `${type} -> double`, ({ quantity }: QuantityValue) => quantities.approximate(quantity)),
  member('asInteger', `${type} -> int`, asInteger),
  member('isInteger', `${type} -> bool`, ({ quantity }: QuantityValue) => quantities.integerOf(quantity) !== undefined),
  member('add', `${type}, ${type} -> ${type}`, add),
  member('add', `${type}, int -> ${type}`, (a: QuantityValue, b: bigint) => add(a, whole(b))),
  member('sub', `${type}, ${type} -> ${type}`, subtract),
  member('sub', `${type}, int -> ${type}`, (a: QuantityValue, b: bigint) => subtract(a, whole(b))),
];
