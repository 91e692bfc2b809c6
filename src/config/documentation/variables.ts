import { ConfigMapKey } from '../../intent/config-map-key.js';
import { type Secret, SecretKey, SecretRef } from '../../intent/secret.js';
import type { Program } from '../program.js';
import { textOf, type Variable } from '../variable.js';
import { code, row, table } from './markdown.js';
import type { Use } from './use.js';

/** A row for each variable: meaning, default, and its value in each environment. */
export function variablesTable(
  { variables }: Program,
  environments: readonly string[],
  uses: readonly Use[],
): readonly string[] {
  const rows = Object.entries(variables).map(([name, variable]) =>
    row([
      code(name),
      meaning(variable),
      variable.default === undefined ? '' : code(textOf(variable, variable.default)),
      ...environments.map(environment =>
        valueCell(
          name,
          uses.filter(use => use.environment === environment),
        ),
      ),
    ]),
  );
  return table(['Variable', 'Meaning', 'Default', ...environments], rows);
}

function meaning({
  description,
  unit,
  form,
  required,
  buildTime,
  deprecated,
  secret,
  file,
}: Variable<unknown>): string {
  if (deprecated !== undefined) return `${description}. **Out of use**: ${deprecated}`;
  return [
    `${description}${unit === undefined ? '' : ` (${unit})`}.`,
    ...(form.values ? [`One of ${form.values.map(code).join(', ')}.`] : []),
    ...(form.separator === undefined ? [] : ['Comma-separated.']),
    ...(file ? ['A mounted file: the variable holds its path.'] : []),
    ...(secret ? ['Secret.'] : []),
    ...(buildTime ? ['Read when the image is built.'] : []),
    ...(required ? ['**Required**.'] : []),
  ].join(' ');
}

/** The value of a variable in one environment; components are named where they differ. */
function valueCell(name: string, uses: readonly Use[]): string {
  const components = new Map<string, string[]>();
  for (const use of uses) {
    const value = shown(name, use);
    if (value !== undefined) components.set(value, [...(components.get(value) ?? []), use.component]);
  }
  return [...components]
    .map(([value, given]) => (given.length === uses.length ? value : `${value} (${given.join(', ')})`))
    .join(', ');
}

function shown(name: string, { plain, secrets }: Use): string | undefined {
  const secret = secrets.find(({ variable }) => variable === name);
  if (secret) return code(referenceText(secret.value));
  const value = plain[name];
  return value === undefined ? undefined : code(value);
}

/** Where a secret is: `codeai/jwt#secret`; never its value, which nobody here knows. */
export function referenceText(secret: Secret | ConfigMapKey): string {
  if (secret instanceof SecretRef) return `${secret.path}#${secret.property}`;
  if (secret instanceof ConfigMapKey) return `ConfigMap ${secret.configMap}: ${secret.key}`;
  if (secret instanceof SecretKey) return `Secret ${secret.secret}: ${secret.key}`;
  return secret.parts.map(part => (part instanceof SecretRef ? `<${referenceText(part)}>` : part)).join('');
}
