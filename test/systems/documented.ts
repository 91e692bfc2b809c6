import { textOf, type Variable } from '../../src/config/variable.js';

/** A variable as a document lists it: its default, or undefined; `secret` where it is to be kept so. */
export type Documented = readonly [name: string, fallback?: string | undefined, secret?: 'secret'];

/** What a catalogue has that its document does not say, one line for each. */
export function catalogueDifferences(
  { variables }: { readonly variables: Readonly<Record<string, Variable<unknown>>> },
  documented: readonly Documented[],
): Readonly<Record<string, string>> {
  const differences: Record<string, string> = {};
  for (const [name, fallback, secret] of documented) {
    const found = variables[name];
    const said = [
      ...(found ? [] : ['missing']),
      ...(found && defaultOf(found) !== fallback ? [`default ${defaultOf(found)}`] : []),
      ...(found && found.secret !== (secret === 'secret') ? [found.secret ? 'secret' : 'not secret'] : []),
      ...(found?.buildTime ? ['build-time'] : []),
      ...(found?.deprecated ? ['deprecated'] : []),
    ];
    if (said.length > 0) differences[name] = said.join(', ');
  }
  const names = new Set(documented.map(([name]) => name));
  for (const name of Object.keys(variables)) if (!names.has(name)) differences[name] = 'added';
  return differences;
}

const defaultOf = (variable: Variable<unknown>) =>
  variable.default === undefined ? undefined : textOf(variable, variable.default);
