import { alternatives, didYouMean, type Problem, problem } from '../problem.js';

/** What a value has to be where types are not checked. */
export interface Shape {
  readonly fits: (value: unknown) => boolean;
  /** After "allowed is": `text`. */
  readonly allowed: string;
  /** The props inside it, where it is an object of known ones; an instance of a class is not looked into. */
  readonly inside?: PropTable | ((value: object) => PropTable);
  /** What is given in its place may be a secret: messages have its type alone. @default false */
  readonly hidden?: boolean;
  /** What each entry has to be, where it is a list or a map. */
  readonly each?: Shape;
  /** What it may be, where there are several: the first that fits is looked into. */
  readonly among?: readonly Shape[];
}

/** What became of a prop that goes. */
export interface Deprecation {
  /** The prop to write in its place. */
  readonly use: string;
  /** The major version that no longer has it: one above that in which it was replaced. */
  readonly until: number;
}

export interface Prop<Required extends boolean = boolean> {
  readonly required: Required;
  readonly shape: Shape;
  /** It still works, with a warning. @default it stays */
  readonly deprecation?: Deprecation;
}

/** Every prop that there is, by name. */
export type PropTable = Readonly<Record<string, Prop>>;

/** One entry for each prop of a type, no other, and each as optional as the type says: the compiler keeps it complete. */
export type PropsOf<T> = { readonly [K in keyof T]-?: Prop<Record<never, never> extends Pick<T, K> ? false : true> };

export const required = (shape: Shape): Prop<true> => ({ required: true, shape });
export const optional = (shape: Shape): Prop<false> => ({ required: false, shape });

/** A prop that has another name by now: the construct reads both for one major version, and whoever gives it is warned. */
export const deprecated = (shape: Shape, deprecation: Deprecation): Prop<false> => ({
  required: false,
  shape,
  deprecation,
});

/** What is wrong with a prop. */
export interface Fault extends Pick<Problem, 'message' | 'hint'> {
  /** Nothing can be made from it. */
  readonly fatal: boolean;
  /** It is a warning: the prop still works. @default false */
  readonly deprecated?: boolean;
}

/** A fault as a problem: an error of this id, or the warning of a prop that goes. */
export function faultProblem(id: string, { message, hint, deprecated: goes }: Fault, subject = ''): Problem {
  const found = problem(goes ? 'deprecated' : id, `${subject}${message}`, { hint });
  return goes ? { ...found, severity: 'warning' } : found;
}

type Given = Readonly<Record<string, unknown>>;

/**
 * Every prop that the types would not let through.
 * @param complete whether the table lists every prop; a subclass may have more of its own
 */
export function propFaults(value: unknown, table: PropTable, complete = true, prefix = ''): readonly Fault[] {
  if (typeof value !== 'object' || value === null)
    return [{ message: `it has ${shown(value)} for its props.`, hint: `It has ${listed(table)}.`, fatal: true }];
  const given = value as Given;
  const found: Fault[] = [];
  if (complete) for (const name of Object.keys(given)) if (!Object.hasOwn(table, name)) found.push(noProp(name));
  const { rows, goes } = rowsOf(table);
  for (const { name, shape, isRequired, former } of rows) {
    const entry = given[name];
    if (entry !== undefined) {
      if (!isLeaf(shape) || !shape.fits(entry)) found.push(...valueFaults(entry, `${prefix}${name}`, shape));
    } else if (isRequired && former.every(old => given[old] === undefined)) {
      const hint = `Give it: allowed is ${shape.allowed}.`;
      found.push({ message: `it needs "${prefix}${name}".`, hint, fatal: true });
    }
  }
  for (const [name, deprecation] of goes)
    if (given[name] !== undefined) found.push(outdated(name, deprecation, given, prefix));
  return found;

  function noProp(name: string): Fault {
    return {
      message: `it has no "${prefix}${name}".${didYouMean(name, propNames(table))}`,
      hint: `${prefix === '' ? 'It' : `"${prefix.slice(0, -1)}"`} has ${listed(table)}.`,
      fatal: false,
    };
  }
}

const isLeaf = ({ inside, each, among }: Shape): boolean => !inside && !each && !among;

/** A table as it is asked for each object: its props in order, and those that go. */
interface TableRows {
  readonly rows: readonly {
    readonly name: string;
    readonly shape: Shape;
    readonly isRequired: boolean;
    /** The props that it replaces: where one of them is given, it is not missing. */
    readonly former: readonly string[];
  }[];
  readonly goes: readonly (readonly [string, Deprecation])[];
}

const rowsByTable = new WeakMap<PropTable, TableRows>();

function rowsOf(table: PropTable): TableRows {
  const known = rowsByTable.get(table);
  if (known) return known;
  const goes = Object.entries(table).flatMap(([name, { deprecation }]) =>
    deprecation ? [[name, deprecation] as const] : [],
  );
  const rows = Object.entries(table).map(([name, { shape, required: isRequired }]) => {
    const former = goes.filter(([, { use }]) => use === name).map(([old]) => old);
    return { name, shape, isRequired, former };
  });
  const made = { rows, goes };
  rowsByTable.set(table, made);
  return made;
}

function outdated(name: string, { use, until }: Deprecation, given: Given, prefix: string): Fault {
  const [old, now] = [`"${prefix}${name}"`, `"${prefix}${use}"`];
  if (given[use] !== undefined)
    return { message: `it has ${old} and ${now}, which replaces it.`, hint: `Remove ${old}.`, fatal: true };
  const hint = `Write ${now} in its place: version ${until} has no ${old}.`;
  return { message: `it has ${old}, which is deprecated.`, hint, fatal: false, deprecated: true };
}

function valueFaults(
  value: unknown,
  name: string,
  { fits, allowed, inside, each, among = [], hidden = false }: Shape,
): readonly Fault[] {
  if (!fits(value))
    return [
      {
        message: `it has ${hidden ? typeOf(value) : shown(value)} as "${name}".`,
        hint: `Allowed is ${allowed}.`,
        fatal: true,
      },
    ];
  if (inside) return isInstance(value) ? [] : propFaults(value, tableOf(inside, value as object), true, `${name}.`);
  const chosen = among.find(shape => shape.fits(value));
  if (chosen) return valueFaults(value, name, chosen);
  if (!each) return [];
  const nameOf = (key: string) => (Array.isArray(value) ? `${name}[${key}]` : `${name}.${key}`);
  return Object.entries(value as object).flatMap(([key, entry]) =>
    isLeaf(each) && each.fits(entry) ? [] : valueFaults(entry, nameOf(key), each),
  );
}

const tableOf = (inside: NonNullable<Shape['inside']>, value: object): PropTable =>
  typeof inside === 'function' ? inside(value) : inside;

/** Whether a class made it, whose own matter its fields are: a probe of cdk8s-plus. */
function isInstance(value: unknown): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== null && Object.getPrototypeOf(prototype) !== null;
}

/** The props by their present names: the same object where none has a former one. To be called once they are found right. */
export function upToDate<T>(props: T, table: PropTable): T {
  const given = props as Given;
  const next = Object.entries(given).map(([name, value]) => {
    const prop = table[name];
    return [prop?.deprecation?.use ?? name, prop ? valueUpToDate(value, prop.shape) : value] as const;
  });
  const isSame = next.every(([name, value]) => given[name] === value);
  return isSame ? props : (Object.fromEntries(next) as T);
}

function valueUpToDate(value: unknown, { inside, each, among = [] }: Shape): unknown {
  if (typeof value !== 'object' || value === null || isInstance(value)) return value;
  if (inside) return upToDate(value, tableOf(inside, value));
  const chosen = among.find(shape => shape.fits(value));
  if (chosen) return valueUpToDate(value, chosen);
  if (!each) return value;
  if (Array.isArray(value)) return value.map(entry => valueUpToDate(entry, each));
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, valueUpToDate(entry, each)]));
}

/** Those that stay. */
export const propNames = (table: PropTable): readonly string[] =>
  Object.keys(table).filter(name => table[name]?.deprecation === undefined);

const listed = (table: PropTable): string => alternatives(propNames(table));

/** Short, and nothing of what is inside: it could be a secret. */
function shown(value: unknown): string {
  const isPlain = value === null || !['object', 'function'].includes(typeof value);
  return isPlain ? (JSON.stringify(value) ?? String(value)) : typeOf(value);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'text';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
