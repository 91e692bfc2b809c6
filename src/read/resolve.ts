/** What plain text stands for; a whole number that a 64-bit float does not hold exactly is a bigint. */
export type Resolved = string | number | bigint | boolean | null;

const constants = new Map<string, boolean | number | null>([
  ...['', '~', 'null', 'Null', 'NULL'].map(text => [text, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(text => [text, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(text => [text, false] as const),
  ...['.nan', '.NaN', '.NAN'].map(text => [text, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(text => [text, Number.POSITIVE_INFINITY] as const),
  ...['-.inf', '-.Inf', '-.INF'].map(text => [text, Number.NEGATIVE_INFINITY] as const),
]);

const longestConstant = 5;
const [plus, comma, point, slash, nine] = [0x2b, 0x2c, 0x2e, 0x2f, 0x39];
/** What is longer than any number that somebody writes is text, so that no text takes long to decide. */
const longestNumber = 1000;

const simple = /^-?[1-9][0-9]{0,14}$/;
const integer = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/;
const signedBits = /^0b([-+])([01]{1,63})$/;
const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const fraction = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;

const lowest = -(2n ** 63n);
const highest = 2n ** 63n - 1n;
const highestUnsigned = 2n ** 64n - 1n;

/**
 * What text without quotes stands for, as sigs.k8s.io/yaml decides it: `yes` and `on` are true, `012` is ten,
 * `1_0` is ten, and a date stays text.
 */
export function resolvePlain(text: string): Resolved {
  if (text.length <= longestConstant) {
    const constant = constants.get(text);
    if (constant !== undefined) return constant;
  }
  const first = text.charCodeAt(0);
  if (first > nine || first < plus || text.length > longestNumber) return text;
  if (first === point) return floatOf(text, fraction);
  return first === slash || first === comma ? text : simple.test(text) ? Number(text) : number(text);
}

/** Whether it is one of the whole numbers of the reader; the others are floats. */
export const isInteger = (text: string): boolean => integerOf(text.replaceAll('_', '')) !== undefined;

function number(text: string): Resolved {
  const digits = text.replaceAll('_', '');
  const whole = integerOf(digits);
  if (whole === undefined) {
    const float = floatOf(digits, decimal);
    return float === digits ? text : float;
  }
  const value = Number(whole);
  return Number.isSafeInteger(value) ? value : whole;
}

function integerOf(digits: string): bigint | undefined {
  const [, sign = '', hex, bits, octal, plain] = integer.exec(digits) ?? [];
  const size = hex ? `0x${hex}` : bits ? `0b${bits}` : octal ? `0o${octal}` : plain;
  if (size === undefined) return signedBitsOf(digits);
  const value = sign === '-' ? -BigInt(size) : BigInt(size);
  return value >= lowest && value <= (sign === '' ? highestUnsigned : highest) ? value : undefined;
}

/** `0b-1` and `0b+1` are numbers to the readers of Go. */
function signedBitsOf(digits: string): bigint | undefined {
  const [, sign, bits] = signedBits.exec(digits) ?? [];
  if (bits === undefined) return undefined;
  return sign === '-' ? -BigInt(`0b${bits}`) : BigInt(`0b${bits}`);
}

/** The text itself where it is not a float, or too large for one. */
function floatOf(text: string, form: RegExp): string | number {
  if (!form.test(text)) return text;
  const value = Number(text.replaceAll('_', ''));
  return Number.isFinite(value) ? value : text;
}
