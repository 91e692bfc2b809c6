import type { Call } from '../intent/call.js';
import { ConfigMapKey } from '../intent/config-map-key.js';
import { isSecret, type Secret } from '../intent/secret.js';
import { leakIn } from '../leaks/scan.js';
import { didYouMean, type Problem, problem } from '../problem.js';
import { bound, unfilled } from './bound.js';
import { conditionProblems } from './condition.js';
import type { Program } from './program.js';
import type { Variables } from './values.js';
import { formProblem, ImageFile, type SecretFile, secretFolder, textOf, type Variable } from './variable.js';

/** A secret that a program reads. */
export interface SecretVariable {
  readonly variable: string;
  /** The key in the secret. */
  readonly key: string;
  readonly value: Secret | ConfigMapKey;
  readonly description: string;
  /** It is mounted. @default the variable holds it */
  readonly file?: SecretFile | undefined;
}

/** What a program gets: text for the ConfigMap, references for the secret; both sorted by name. */
export interface Resolved {
  readonly plain: Readonly<Record<string, string>>;
  readonly secrets: readonly SecretVariable[];
  readonly problems: readonly Problem[];
}

/** What calls fill, overruled by what is stated, held to the catalogue; every problem at once. */
export function resolveValues(
  { variables, conditions, bindings }: Program,
  stated: Readonly<Record<string, unknown>>,
  calls: readonly Call[],
): Resolved {
  const filled = bound(bindings, calls, stated);
  const values = { ...filled.values, ...stated };
  const plain: [string, string][] = [];
  const secrets: SecretVariable[] = [];
  const problems = filled.problems.map(rejection);
  for (const [name, value] of Object.entries(values).sort(byName)) {
    if (value === undefined) continue;
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    const wrong = variable ? valueProblem(name, variable, value) : unknown(name, variables);
    if (wrong !== undefined) problems.push(rejection(wrong));
    if (!variable || wrong !== undefined) continue;
    if (!isReference(value)) plain.push([name, textOf(variable, value)]);
    else if (variable.secret) {
      const key = variable.key ?? name;
      const { description, file } = variable;
      secrets.push({ variable: name, key, value, description, ...(file && { file }) });
      if (variable.file) plain.push([name, `${secretFolder(variable.file)}/${key}`]);
    }
  }
  const effective = (name: string) => values[name] ?? variables[name]?.default;
  for (const [name, { required, buildTime }] of Object.entries(variables)) {
    if (required && !buildTime && effective(name) === undefined)
      problems.push(rejection(`${name} must be set${unfilled(name, bindings, calls)}.`));
  }
  for (const condition of conditions) {
    for (const wrong of conditionProblems(condition, effective)) problems.push(rejection(`${wrong}.`));
  }
  return { plain: Object.fromEntries(plain), secrets, problems };
}

/** What is wrong with one value; never quotes what may be a secret. */
function valueProblem(name: string, variable: Variable<unknown>, value: unknown): string | undefined {
  if (variable.deprecated !== undefined) return `${name} is out of use: ${variable.deprecated}`;
  if (variable.buildTime) return `${name} is read when the image is built; a value here has no effect.`;
  if (value instanceof ConfigMapKey) {
    return variable.file ? undefined : `${name} is not a file, and was given the key of a ConfigMap.`;
  }
  if (value instanceof ImageFile) {
    return variable.file?.orOfImage ? undefined : `${name} was given a file of the image.`;
  }
  if (isSecret(value)) {
    return variable.secret ? undefined : `${name} is not a secret in the catalogue and was given a secret reference.`;
  }
  if (variable.secret) return `${name} is a secret and was given as text. Give a reference: secretRef(path, property).`;
  const given = textOf(variable, value);
  const leak = leakIn(given);
  if (leak) return `${name} holds ${leak.what}. Declare the variable as secret(…), and give it a reference.`;
  const wrong = formProblem(variable, given);
  return wrong && `${name} is "${given}". ${wrong}`;
}

const isReference = (value: unknown): value is Secret | ConfigMapKey =>
  isSecret(value) || value instanceof ConfigMapKey;

const unknown = (name: string, variables: Variables) =>
  `"${name}" is not in the catalogue.${didYouMean(name, Object.keys(variables))}`;
const rejection = (message: string) => problem('configuration', message);
const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0);
