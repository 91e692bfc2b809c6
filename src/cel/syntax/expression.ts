import type { Value } from '../values/value.js';

/** An expression as it was written, macros still calls. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'name'; readonly name: string }
  /** `operand.field` or `operand.?field` */
  | { readonly kind: 'select'; readonly operand: Expression; readonly field: string; readonly optional: boolean }
  /** `target.name(…)`, `name(…)`, and operators under their names: `_+_`. */
  | { readonly kind: 'call'; readonly name: string; readonly target?: Expression; readonly args: readonly Expression[] }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | { readonly kind: 'map'; readonly entries: readonly Entry[] };

/** `value`, or `?value` for one that may be absent. */
export interface Item {
  readonly value: Expression;
  readonly optional: boolean;
}

export interface Entry extends Item {
  readonly key: Expression;
}

export type Call = Extract<Expression, { kind: 'call' }>;

export const call = (name: string, ...args: Expression[]): Call => ({ kind: 'call', name, args });

/** `a.b.c` of a chain of plain selections; undefined for others. */
export function qualifiedName(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'select' || expression.optional) return undefined;
  const prefix = qualifiedName(expression.operand);
  return prefix === undefined ? undefined : `${prefix}.${expression.field}`;
}

/** Whether the name is used anywhere in the expression. */
export function mentions(expression: Expression, name: string): boolean {
  const inner = (one: Expression): boolean => mentions(one, name);
  switch (expression.kind) {
    case 'literal':
      return false;
    case 'name':
      return expression.name === name;
    case 'select':
      return inner(expression.operand);
    case 'call':
      return expression.args.some(inner) || (expression.target !== undefined && inner(expression.target));
    case 'list':
      return expression.items.some(({ value }) => inner(value));
    case 'map':
      return expression.entries.some(({ key, value }) => inner(key) || inner(value));
  }
}
