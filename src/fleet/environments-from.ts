import { formProblem, textOf, type Variable } from '../config/variable.js';
import { Environment, type LikeProps } from '../environment/environment.js';
import { alternatives, didYouMean, type Problem, ProblemError, problem } from '../problem.js';
import { type Entry, entriesOf } from './table.js';

type Value = string | number | boolean | readonly string[];

/** What each entry of a file has, in the words of a catalogue: `{ zones: integer('Zones of its nodes', 3) }`. */
export type EntryFields = Readonly<Record<string, Variable<Value> | Variable<never>>>;

/** An entry as the file has it: its name, and a value for each field. */
export type EntryValues<F extends EntryFields> = { readonly name: string } & {
  readonly [K in keyof F]: F[K] extends Variable<infer T> ? T : never;
};

/** How environments are made of a file. */
export interface EnvironmentsSchema<F extends EntryFields> {
  /** A field without a default must be in every entry; the fields of a catalogue, without secrets. */
  readonly fields: F;
  /** What an environment has of its own, and which it is like. */
  readonly environment: (entry: EntryValues<F>) => LikeProps;
}

/**
 * Environments from a YAML file that is a map of their names to facts: `eu-07: { region: eu, zones: 3 }`.
 * @param path from the folder of package.json: `clusters.yaml`
 * @throws ProblemError with everything that is wrong with it, each with its line and its value
 */
export function environmentsFrom<const F extends EntryFields>(
  path: string,
  { fields, environment }: EnvironmentsSchema<F>,
): readonly Environment[] {
  const problems: Problem[] = [];
  const environments = entriesOf(path).flatMap((entry): Environment[] => {
    const found = faultsOf(entry, fields);
    problems.push(...found);
    if (found.length > 0) return [];
    try {
      return [new Environment(entry.name, environment(valuesOf(entry, fields)))];
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems.map(each => ({ ...each, source: undefined, file: entry.placeOf() })));
      return [];
    }
  });
  if (problems.length > 0) throw new ProblemError(problems);
  return environments;
}

const valuesOf = <F extends EntryFields>({ name, fields: given }: Entry, fields: F) =>
  ({
    ...Object.fromEntries(Object.entries(fields).map(([field, { default: value }]) => [field, given[field] ?? value])),
    name,
  }) as EntryValues<F>;

function faultsOf({ name, fields: given, placeOf }: Entry, fields: EntryFields): Problem[] {
  const known = Object.keys(fields);
  const wrong = (field: string | undefined, message: string, hint: string) =>
    problem('environment', `environment "${name}": ${message}`, { hint, file: placeOf(field) });
  return [
    ...Object.keys(given)
      .filter(field => !known.includes(field))
      .map(field =>
        wrong(field, `there is no field "${field}".${didYouMean(field, known)}`, `It may have ${alternatives(known)}.`),
      ),
    ...Object.entries(fields).flatMap(([field, variable]) => {
      const value = given[field];
      if (value === undefined || value === null) {
        return variable.default === undefined
          ? [wrong(undefined, `it needs "${field}".`, `${variable.description}: ${allowedBy(variable)}`)]
          : [];
      }
      const hint = isTyped(variable, value) ? formProblem(variable, textOf(variable, value)) : allowedBy(variable);
      return hint === undefined ? [] : [wrong(field, `${field} is ${JSON.stringify(value)}.`, hint)];
    }),
  ];
}

const numbers: readonly (string | undefined)[] = ['whole number', 'port', '1 or 0'];

/** Whether YAML has read it as what the field is: 1.30 without quotes is the number 1.3. */
function isTyped({ form: { type, separator } }: Variable<unknown>, value: unknown): boolean {
  if (separator !== undefined) return Array.isArray(value) && value.every(each => typeof each === 'string');
  if (type === 'true or false') return typeof value === 'boolean';
  return typeof value === (numbers.includes(type) ? 'number' : 'string');
}

function allowedBy({ form: { type, values, separator, like } }: Variable<unknown>): string {
  if (type === 'true or false') return 'It must be true or false.';
  if (values) return `It must be ${alternatives(values)}.`;
  if (separator !== undefined) return 'It must be a list of texts: [one, two].';
  if (numbers.includes(type)) return `It must be a ${type}.`;
  return like === undefined ? 'It must be text: put numbers into quotes.' : `It must look like "${like}".`;
}
