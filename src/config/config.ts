import { type Call, type Callable, callOf } from '../intent/call.js';
import { isSecret, type Secret } from '../intent/secret.js';
import { didYouMean, type Problem, problem } from '../problem.js';
import { type Condition, conditionProblems } from './condition.js';
import type { Bindings, Variables } from './values.js';
import { formProblem } from './variable.js';

/** What a catalogue knows of its program. */
export interface Program {
  readonly variables: Variables;
  readonly conditions: readonly Condition[];
  readonly bindings: Bindings<Variables>;
}

/** A secret that a program reads from a variable. */
export interface SecretVariable {
  readonly variable: string;
  /** The key in the secret. */
  readonly key: string;
  readonly value: Secret;
}

/** What a program gets: text for the ConfigMap, references for the secret; both sorted by name. */
export interface Resolved {
  readonly plain: Readonly<Record<string, string>>;
  readonly secrets: readonly SecretVariable[];
  readonly problems: readonly Problem[];
}

/** What calls fill, by variable. */
type Bound = ReadonlyMap<string, readonly unknown[]>;
const textOf = (value: unknown) => (isSecret(value) ? JSON.stringify(value) : String(value));

/** The configuration of one component. */
export class Config {
  constructor(
    readonly program: Program,
    readonly stated: Readonly<Record<string, unknown>>,
  ) {}

  /** The same with other values stated over it. */
  with(stated: Readonly<Record<string, unknown>>): Config {
    return new Config(this.program, { ...this.stated, ...stated });
  }

  /** States what the calls know, then what the system says, and holds all of it to the catalogue. */
  resolve(callables: readonly Callable[]): Resolved {
    const { variables, conditions } = this.program;
    const bound = this.bound(callables.map(callOf));
    const values = { ...Object.fromEntries([...bound].map(([name, given]) => [name, given[0]])), ...this.stated };
    const plain: [string, string][] = [];
    const secrets: SecretVariable[] = [];
    const problems = this.ambiguous(bound);
    for (const [name, value] of Object.entries(values).sort(byName)) {
      if (value === undefined) continue;
      const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
      if (!variable) {
        problems.push(refuse(`"${name}" is not in the catalogue.${didYouMean(name, Object.keys(variables))}`));
      } else if (variable.secret) {
        if (isSecret(value)) secrets.push({ variable: name, key: variable.key ?? name, value });
        else
          problems.push(
            refuse(`${name} is a secret and was given as text. Give a reference: secretRef(path, property).`),
          );
      } else if (isSecret(value)) {
        problems.push(refuse(`${name} is no secret in the catalogue and was given a secret reference.`));
      } else if (variable.buildTime) {
        problems.push(refuse(`${name} is read when the image is built; a value here has no effect.`));
      } else if (variable.deprecated !== undefined) {
        problems.push(refuse(`${name} is out of use: ${variable.deprecated}`));
      } else {
        const wrong = formProblem(variable, String(value));
        if (wrong) problems.push(refuse(`${name} is "${value}". ${wrong}`));
        plain.push([name, String(value)]);
      }
    }
    const effective = (name: string) => values[name] ?? variables[name]?.default;
    for (const [name, { required, buildTime }] of Object.entries(variables)) {
      if (required && !buildTime && effective(name) === undefined) problems.push(refuse(`${name} must be set.`));
    }
    for (const condition of conditions) {
      for (const wrong of conditionProblems(condition, effective)) problems.push(refuse(`${wrong}.`));
    }
    return { plain: Object.fromEntries(plain), secrets, problems };
  }

  /** What the calls fill, by the catalogue's bindings. */
  private bound(calls: readonly Call[]): Bound {
    const bound = new Map<string, unknown[]>();
    for (const { to, pool } of calls) {
      const binding = this.program.bindings[to.protocol] as Record<string, (facts: unknown) => unknown> | undefined;
      for (const [name, from] of Object.entries(binding ?? {})) {
        const value = from({ ...to.facts, pool });
        if (value !== undefined) bound.set(name, [...(bound.get(name) ?? []), value]);
      }
    }
    return bound;
  }

  /** Variables that two calls fill differently, and nobody decides. */
  private ambiguous(bound: Bound): Problem[] {
    return [...bound]
      .filter(([name, given]) => !Object.hasOwn(this.stated, name) && new Set(given.map(textOf)).size > 1)
      .map(([name]) => refuse(`${name} is filled by two calls, each with another value. State which it is.`));
  }
}

const refuse = (message: string) => problem('configuration', message);
const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0);
