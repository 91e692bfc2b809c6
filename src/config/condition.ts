import type { Values, Variables } from './values.js';

/** A condition between variables. Data, so that validation, documentation and JSON Schema read the same one. */
export type Condition<V extends Variables = Variables> =
  | { readonly atLeastOne: readonly (keyof V & string)[] }
  | { readonly exactlyOne: readonly (keyof V & string)[] }
  | RequiredWhen<V>;

/** When one variable has a value, others must be set. */
export type RequiredWhen<V extends Variables = Variables> = {
  readonly [K in keyof V & string]: {
    readonly when: K;
    readonly is: NonNullable<Values<V>[K]>;
    readonly require: readonly (keyof V & string)[];
  };
}[keyof V & string];

/** What is wrong with the values, given what each variable ends up as. */
export function conditionProblems(condition: Condition, effective: (name: string) => unknown): string[] {
  const set = (name: string) => effective(name) !== undefined;
  if ('atLeastOne' in condition) {
    const names = condition.atLeastOne;
    return names.some(set) ? [] : [`one of ${names.join(', ')} must be set`];
  }
  if ('exactlyOne' in condition) {
    const names = condition.exactlyOne;
    const given = names.filter(set);
    return given.length === 1 ? [] : [`exactly one of ${names.join(', ')} must be set; ${given.length} are`];
  }
  const { when, is, require } = condition;
  if (effective(when) !== is) return [];
  return require.filter(name => !set(name)).map(name => `${name} is required when ${when} is "${String(is)}"`);
}
