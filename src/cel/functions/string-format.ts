import { EvaluationError } from '../error.js';
import type { List, Value } from '../values/value.js';
import { base, fixed, hex, integer, scientific, shown } from './clauses.js';
import { member } from './overload.js';

/** What stands for `%` and a letter, with the precision before it where there is one. */
type Clause = (value: Value, precision: number | undefined) => string;

const clauses: Readonly<Record<string, Clause>> = {
  s: shown,
  d: integer,
  f: fixed,
  e: scientific,
  b: value => base(value, 2),
  o: value => base(value, 8),
  x: hex,
  X: value => hex(value).toUpperCase(),
};

/** More digits than a double has only cost time. */
const mostDigits = 100;

function format(text: string, values: List): string {
  let next = 0;
  return text.replace(/%(%|(?:\.(\d+))?(.?))/gsu, (_, clause: string, digits: string | undefined, letter: string) => {
    if (clause === '%') return '%';
    if (next >= values.size) throw new EvaluationError(`index ${next} out of range`);
    const write = Object.hasOwn(clauses, letter) ? clauses[letter] : undefined;
    if (!write) throw new EvaluationError(`unrecognized formatting clause ${JSON.stringify(letter)}`);
    const precision = digits === undefined ? undefined : Number(digits);
    if (precision !== undefined && precision > mostDigits)
      throw new EvaluationError(`a precision of ${precision} digits is more than ${mostDigits}`);
    const written = write(values.at(next), precision);
    next += 1;
    return written;
  });
}

export const stringFormat = [member('format', 'string, list<dyn> -> string', format)];
