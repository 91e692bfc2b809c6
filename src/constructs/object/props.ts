import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Environment } from '../../environment/environment.js';
import { sourceOf } from '../../intent/source.js';
import { alternatives, didYouMean, type Problem, ProblemError, problem } from '../../problem.js';
import { reject } from './reject.js';

/** What a value has to be where types are not checked. */
export interface Shape {
  readonly fits: (value: unknown) => boolean;
  /** After "allowed is": `text`. */
  readonly allowed: string;
  /** The props inside it, where it is an object of known ones. */
  readonly inside?: PropTable;
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

/**
 * Refuses props that the types would not let through.
 * @param complete whether the table lists every prop; a subclass may have more of its own
 * @throws ProblemError for what is missing or of another kind: nothing could be made from it
 */
export function refuseProps(by: IConstruct, props: unknown, table: PropTable, complete: boolean): void {
  const found = faultsIn(props, table, '', complete);
  if (found.length === 0) return;
  const problems = found.map(fault => problem('props', `${subject(by)} ${fault.message}`, { hint: fault.hint }));
  if (!found.some(({ fatal }) => fatal)) {
    reject(by, problems);
    return;
  }
  const source = sourceOf(by);
  throw new ProblemError(problems.map((each): Problem => ({ ...each, source })));
}

interface Fault extends Pick<Problem, 'message' | 'hint'> {
  readonly fatal: boolean;
}

function faultsIn(value: unknown, table: PropTable, prefix: string, complete: boolean): readonly Fault[] {
  if (typeof value !== 'object' || value === null)
    return [{ message: `has ${shown(value)} for its props.`, hint: `It has ${listed(table)}.`, fatal: true }];
  const given = value as Readonly<Record<string, unknown>>;
  const unknown = complete ? Object.keys(given).filter(name => !Object.hasOwn(table, name)) : [];
  return [
    ...unknown.map(name => ({
      message: `has no "${prefix}${name}".${didYouMean(name, Object.keys(table))}`,
      hint: `${prefix === '' ? 'It' : `"${prefix.slice(0, -1)}"`} has ${listed(table)}.`,
      fatal: false,
    })),
    ...Object.entries(table).flatMap(([name, prop]) => propFaults(given[name], `${prefix}${name}`, prop)),
  ];
}

function propFaults(value: unknown, name: string, { required, shape }: Prop): readonly Fault[] {
  if (value !== undefined) return valueFaults(value, name, shape);
  const hint = `Give it: allowed is ${shape.allowed}.`;
  return required ? [{ message: `needs "${name}".`, hint, fatal: true }] : [];
}

function valueFaults(value: unknown, name: string, { fits, allowed, inside, each }: Shape): readonly Fault[] {
  if (!fits(value))
    return [{ message: `has ${shown(value)} as "${name}".`, hint: `Allowed is ${allowed}.`, fatal: true }];
  if (inside) return faultsIn(value, inside, `${name}.`, true);
  if (!each) return [];
  const nameOf = (key: string) => (Array.isArray(value) ? `${name}[${key}]` : `${name}.${key}`);
  return Object.entries(value as object).flatMap(([key, entry]) => valueFaults(entry, nameOf(key), each));
}

const listed = (table: PropTable): string => alternatives(Object.keys(table));

/** Short, and nothing of what is inside: it could be a secret. */
function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? String(value));
}

/** `Worker "mailer" of shop in production` */
function subject(by: IConstruct): string {
  const environment = Environment.of(by);
  const place = environment ? ` of ${Chart.of(by).node.id} in ${environment.name}` : '';
  return `${by.constructor.name} "${by.node.id}"${place}`;
}
