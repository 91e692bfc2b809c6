import type { Values, Variables } from './values.js';

/**
 * A condition between variables: a demand, and when it is made. Data, so that validation, documentation and JSON
 * Schema read the same one.
 */
export type Condition<V extends Variables = Variables> = Demand<V> & When<V>;

type Name<V extends Variables> = keyof V & string;
/** One variable, or several that count only together. */
export type Alternative<V extends Variables = Variables> = Name<V> | readonly Name<V>[];

/** What must be set. A default of the program counts as set. */
export type Demand<V extends Variables = Variables> =
  | { readonly require: readonly Name<V>[] }
  | { readonly atLeastOne: readonly Alternative<V>[] }
  | { readonly exactlyOne: readonly Alternative<V>[] }
  /** All or none of them. */
  | { readonly together: readonly Name<V>[] }
  /** None of them. */
  | { readonly forbid: readonly Name<V>[] };

/** Always, when a variable is set at all, or when it has one value. */
export type When<V extends Variables = Variables> =
  | { readonly when?: never; readonly is?: never }
  | { readonly [K in Name<V>]: { readonly when: K; readonly is?: NonNullable<Values<V>[K]> } }[Name<V>];

/** What is wrong with the values, given what each variable ends up as. */
export function conditionProblems(condition: Condition, effective: (name: string) => unknown): string[] {
  const { when, is } = condition;
  if (when !== undefined) {
    const value = effective(when);
    if (value === undefined || (is !== undefined && value !== is)) return [];
  }
  return demandProblems(condition, name => effective(name) !== undefined).map(
    problem => `${problem}${whenText(condition)}`,
  );
}

function demandProblems(demand: Demand, set: (name: string) => boolean): string[] {
  if ('require' in demand) return demand.require.filter(name => !set(name)).map(name => `${name} must be set`);
  if ('forbid' in demand) return demand.forbid.filter(set).map(name => `${name} must not be set`);
  if ('together' in demand) {
    const missing = demand.together.filter(name => !set(name));
    if (missing.length === 0 || missing.length === demand.together.length) return [];
    return [`${demand.together.join(' and ')} must be set together; ${missing.join(' and ')} is not`];
  }
  const alternatives = 'atLeastOne' in demand ? demand.atLeastOne : demand.exactlyOne;
  const given = alternatives.filter(alternative => namesOf(alternative).every(set)).length;
  const names = alternatives.map(alternativeText).join(', ');
  if ('atLeastOne' in demand) return given > 0 ? [] : [`one of ${names} must be set`];
  return given === 1 ? [] : [`exactly one of ${names} must be set, not ${given}`];
}

/** A demand in words: `one of A, B must be set`. */
export function demandText(demand: Demand): string {
  if ('require' in demand) return `${demand.require.join(', ')} must be set`;
  if ('forbid' in demand) return `${demand.forbid.join(', ')} must not be set`;
  if ('together' in demand) return `all or none of ${demand.together.join(', ')} must be set`;
  const [count, alternatives] =
    'atLeastOne' in demand ? ['at least one', demand.atLeastOne] : ['exactly one', demand.exactlyOne];
  return `${count} of ${alternatives.map(alternativeText).join(', ')} must be set`;
}

/** ` when A is "b"`, ` when A is set`, or the empty text. */
export function whenText({ when, is }: When): string {
  if (when === undefined) return '';
  return is === undefined ? ` when ${when} is set` : ` when ${when} is "${String(is)}"`;
}

/** The variables of an alternative. */
export const namesOf = (alternative: Alternative): readonly string[] =>
  typeof alternative === 'string' ? [alternative] : alternative;

const alternativeText = (alternative: Alternative): string => namesOf(alternative).join(' with ');
