import { alternatives, didYouMean, type Problem } from '../problem.js';

/** What a value has to be where types are not checked. */
export interface Shape {
  readonly fits: (value: unknown) => boolean;
  /** After "allowed is": `text`. */
  readonly allowed: string;
  /** The props inside it, where it is an object of known ones; an instance of a class is not looked into. */
  readonly inside?: PropTable | ((value: object) => PropTable);
  /** What each entry has to be, where it is a list or a map. */
  readonly each?: Shape;
}

export interface Prop<Required extends boolean = boolean> {
  readonly required: Required;
  readonly shape: Shape;
}

/** Every prop that there is, by name. */
export type PropTable = Readonly<Record<string, Prop>>;

/** One entry for each prop of a type, no other, and each as optional as the type says: the compiler keeps it complete. */
export type PropsOf<T> = { readonly [K in keyof T]-?: Prop<Record<never, never> extends Pick<T, K> ? false : true> };

export const required = (shape: Shape): Prop<true> => ({ required: true, shape });
export const optional = (shape: Shape): Prop<false> => ({ required: false, shape });

/** What is wrong with a prop. */
export interface Fault extends Pick<Problem, 'message' | 'hint'> {
  /** Nothing can be made from it. */
  readonly fatal: boolean;
}

/**
 * Every prop that the types would not let through.
 * @param complete whether the table lists every prop; a subclass may have more of its own
 */
export function propFaults(value: unknown, table: PropTable, complete = true, prefix = ''): readonly Fault[] {
  if (typeof value !== 'object' || value === null)
    return [{ message: `it has ${shown(value)} for its props.`, hint: `It has ${listed(table)}.`, fatal: true }];
  const given = value as Readonly<Record<string, unknown>>;
  const unknown = complete ? Object.keys(given).filter(name => !Object.hasOwn(table, name)) : [];
  return [
    ...unknown.map(name => ({
      message: `it has no "${prefix}${name}".${didYouMean(name, Object.keys(table))}`,
      hint: `${prefix === '' ? 'It' : `"${prefix.slice(0, -1)}"`} has ${listed(table)}.`,
      fatal: false,
    })),
    ...Object.entries(table).flatMap(([name, prop]) => faultsOf(given[name], `${prefix}${name}`, prop)),
  ];
}

function faultsOf(value: unknown, name: string, { required, shape }: Prop): readonly Fault[] {
  if (value !== undefined) return valueFaults(value, name, shape);
  const hint = `Give it: allowed is ${shape.allowed}.`;
  return required ? [{ message: `it needs "${name}".`, hint, fatal: true }] : [];
}

function valueFaults(value: unknown, name: string, { fits, allowed, inside, each }: Shape): readonly Fault[] {
  if (!fits(value))
    return [{ message: `it has ${shown(value)} as "${name}".`, hint: `Allowed is ${allowed}.`, fatal: true }];
  if (inside) return isInstance(value) ? [] : propFaults(value, tableOf(inside, value as object), true, `${name}.`);
  if (!each) return [];
  const nameOf = (key: string) => (Array.isArray(value) ? `${name}[${key}]` : `${name}.${key}`);
  return Object.entries(value as object).flatMap(([key, entry]) => valueFaults(entry, nameOf(key), each));
}

const tableOf = (inside: NonNullable<Shape['inside']>, value: object): PropTable =>
  typeof inside === 'function' ? inside(value) : inside;

/** Whether a class made it, whose own matter its fields are: a probe of cdk8s-plus. */
function isInstance(value: unknown): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== null && Object.getPrototypeOf(prototype) !== null;
}

const listed = (table: PropTable): string => alternatives(Object.keys(table));

/** Short, and nothing of what is inside: it could be a secret. */
function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? String(value));
}
