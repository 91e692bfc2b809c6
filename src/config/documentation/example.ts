import type { Program } from '../program.js';
import { textOf, type Variable } from '../variable.js';

/** The text of an `.env` file: what must be filled in stands open, what has a default is shown and left to it. */
export function exampleOf({ name, variables }: Program): string {
  const current = Object.entries(variables).filter(([, { deprecated }]) => deprecated === undefined);
  const atStart = current.filter(([, { buildTime }]) => !buildTime);
  const atBuild = current.filter(([, { buildTime }]) => buildTime);
  return [
    `# The environment of ${name}. Copy to .env and fill in; never commit the copy.`,
    ...atStart.flatMap(lines),
    ...(atBuild.length === 0 ? [] : ['', '# Read when the image is built.']),
    ...atBuild.flatMap(lines),
    '',
  ].join('\n');
}

function lines([name, variable]: readonly [string, Variable<unknown>]): readonly string[] {
  const { description, secret, required, form, unit, file } = variable;
  const fallback = variable.default === undefined ? '' : textOf(variable, variable.default);
  const remarks = [
    unit === undefined ? description : `${description} (${unit})`,
    ...(form.values ? [form.values.join(' | ')] : []),
    ...(file ? ['path of a secret file'] : secret ? ['secret'] : []),
    ...(required ? ['required'] : []),
  ];
  const value = required && fallback === '' ? `${name}=` : `# ${name}=${fallback}`;
  return ['', `# ${remarks.join('; ')}`, value];
}
