import { groupBy } from '../group-by.js';
import { compactKind } from './compact.js';
import { type Definition, definitions } from './definitions.js';
import { Parts } from './parts.js';

/** One table per API version that operators define. */
export function operatorTables(): ReadonlyMap<string, string> {
  return new Map([...byApiVersion()].map(([apiVersion, kinds]) => [`schemas/${apiVersion}.json`, tableText(kinds)]));
}

/** The kinds of each API version, by scope, and the operators that define them. */
export function operatorIndex(): ReadonlyMap<string, object> {
  const entry = (kinds: readonly Definition[]) => ({
    custom: true,
    namespaced: kinds.filter(({ namespaced }) => namespaced).map(({ kind }) => kind),
    cluster: kinds.filter(({ namespaced }) => !namespaced).map(({ kind }) => kind),
    operators: [...groupBy(kinds, ({ operator }) => operator)].map(([{ name, version }, own]) => ({
      name,
      version: version.replace(/^v/, ''),
      kinds: own.map(({ kind }) => kind),
    })),
  });
  return new Map([...byApiVersion()].map(([apiVersion, kinds]) => [apiVersion, entry(kinds)]));
}

const byApiVersion = () => groupBy(definitions, ({ group, version }) => `${group}/${version}`);

function tableText(kinds: readonly Definition[]): string {
  const entries = new Parts().table(kinds.map(({ kind, schema }) => [kind, compactKind(schema)]));
  return `{\n${entries.map(([name, schema]) => `${JSON.stringify(name)}: ${entryText(schema)}`).join(',\n')}\n}\n`;
}

/** One field per line, so that a change of one field is a change of one line. */
function entryText(schema: string | Readonly<Record<string, unknown>>): string {
  if (typeof schema === 'string' || typeof schema['properties'] !== 'object') return JSON.stringify(schema);
  const { properties, ...more } = schema;
  const fields = Object.entries(properties as object).map(
    ([name, field]) => ` ${JSON.stringify(name)}: ${JSON.stringify(field)}`,
  );
  const rest = Object.entries(more).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{${[...rest, `"properties": {\n${fields.join(',\n')}\n}`].join(', ')}}`;
}
