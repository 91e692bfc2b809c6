/** A float as the readers of Kubernetes write it where it is the key of a map: the shortest of 32 bits, `1e+06`. */
export function floatKey(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  const short = Math.fround(value);
  if (!Number.isFinite(short)) return short > 0 ? '.inf' : '-.inf';
  if (short === 0) return Object.is(short, -0) ? '-0' : '0';
  const [mantissa = '', power = ''] = shortest(short).split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return plainDigits(mantissa, exponent);
  const digits = String(Math.abs(exponent)).padStart(2, '0');
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${digits}`;
}

/** The fewest digits that are this very float, in scientific form. */
function shortest(value: number): string {
  for (let digits = 0; digits < 9; digits++) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return value.toExponential();
}

function plainDigits(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const rest = digits.slice(exponent + 1);
  return sign + whole + (rest && `.${rest}`);
}
