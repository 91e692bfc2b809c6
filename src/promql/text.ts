/** Pieces of PromQL. Each returns text that can stand as an operand without parentheses, unless it says so. */

/** `sum by (a, b) (x)`; without labels `sum(x)`. */
export const aggregate = (operation: string, by: readonly string[], operand: string) =>
  by.length === 0 ? `${operation}(${operand})` : `${operation} by (${by.join(', ')}) (${operand})`;

/** `rate(x[5m])` */
export const over = (fn: string, series: string, window: string) => `${fn}(${series}[${window}])`;

/** A number without noise: the double nearest to 14 digits. */
export const numeral = (value: number) => String(Number(value.toPrecision(14)));

const widest = 88;

/** Operands with an operator between them, on one line if that is short, else one operand to a line. Binds as the operator does. */
export function joined(operator: string, operands: readonly string[]): string {
  const line = operands.join(` ${operator} `);
  return line.length <= widest && !line.includes('\n') ? line : operands.join(`\n${operator} `);
}

/** A comparison with a number, on a line of its own below an expression of several lines. */
export const against = (expr: string, operator: '>' | '>=' | '<' | '==', value: number) =>
  `${expr}${expr.includes('\n') ? '\n' : ' '}${operator} ${numeral(value)}`;
