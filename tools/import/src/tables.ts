import { builtIn } from './catalogue.js';
import { groupBy } from './group-by.js';
import { kindsOf } from './kinds.js';
import type { Naming } from './names.js';
import type { Node } from './node.js';
import { operatorIndex, operatorTables } from './operators/tables.js';
import { reachable } from './reachable.js';
import { nonEmpty, refinements, unrequired } from './refinements.js';
import { apiVersionOf, type Kind, keyOf, nameOf, type TypeId } from './shape.js';
import { type Refined, Table } from './table.js';

const objectMeta: TypeId = { package: '@kubernetes-models/apimachinery', path: 'apis/meta/v1/ObjectMeta' };

/** One schema table per API version, under its name, and an index of the kinds. */
export function schemaTables(): ReadonlyMap<string, string> {
  const refined = new Refinements();
  const core = reachable([...builtIn.flatMap(kindsOf).map(kind => kind.id), objectMeta]);
  const homes = new Map(core.map(id => [keyOf(id), homeOf(id)]));
  const files = new Map<string, string>();
  for (const [apiVersion, ids] of groupBy(core, homeOf)) {
    files.set(tablePath(apiVersion), tableText(apiVersion, ids, nameOf, homes, refined));
  }
  refined.assertUsed();
  for (const [path, text] of operatorTables()) files.set(path, text);
  return files.set('schemas/index.json', indexText());
}

const tablePath = (apiVersion: string) => `schemas/${apiVersion}.json`;

/** The API version whose table holds a built-in type: its folder; `meta/v1` for what all groups share. */
function homeOf({ package: name, path }: TypeId): string {
  return name === objectMeta.package ? 'meta/v1' : path.slice(0, path.lastIndexOf('/'));
}

function tableText(
  apiVersion: string,
  ids: readonly TypeId[],
  naming: Naming,
  homes: ReadonlyMap<string, string>,
  refined: Refinements,
): string {
  const table = new Table(
    id => `${(homes.get(keyOf(id)) ?? apiVersion) === apiVersion ? '' : homes.get(keyOf(id))}#${naming(id)}`,
    refined.of(apiVersion),
  );
  return entriesText(
    ids.flatMap(id => {
      const node = table.entry(id, naming(id));
      return node === undefined ? [] : [[naming(id), node]];
    }),
  );
}

const entriesText = (entries: readonly (readonly [string, Node])[]) =>
  `{\n${entries.map(([name, node]) => `${JSON.stringify(name)}: ${nodeText(node)}`).join(',\n')}\n}\n`;

/** One field per line, so that a change of one field is a change of one line. */
function nodeText(node: Node): string {
  if (typeof node !== 'object' || !('fields' in node)) return JSON.stringify(node);
  const lines = Object.entries(node.fields).map(
    ([name, field]) => ` ${JSON.stringify(name)}: ${JSON.stringify(field)}`,
  );
  return `{"fields": {\n${lines.join(',\n')}\n}}`;
}

/** The kinds, one API version per line. */
function indexText(): string {
  const entry = (kinds: readonly Kind[]) => {
    const names = (namespaced: boolean) => kinds.filter(k => k.namespaced === namespaced).map(k => k.kind);
    return { custom: false, namespaced: names(true), cluster: names(false) };
  };
  const core = [...groupBy(builtIn.flatMap(kindsOf), apiVersionOf)].map(
    ([apiVersion, kinds]) => [apiVersion, entry(kinds)] as const,
  );
  const lines = [...core, ...operatorIndex()].map(
    ([apiVersion, known]) => `${JSON.stringify(apiVersion)}: ${JSON.stringify(known)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** What is known by hand; an entry that no field uses is a mistake in it. */
class Refinements {
  private readonly unused = new Set(
    [
      ...Object.entries(refinements).map(([home, fields]) => [home, Object.keys(fields)] as const),
      ...Object.entries(unrequired),
      ...Object.entries(nonEmpty),
    ].flatMap(([home, fields]) => fields.map(field => `${home} ${field}`)),
  );

  of(home: string): Refined {
    const lists = (known: Readonly<Record<string, readonly string[]>>) => (type: string, field: string) =>
      known[home]?.includes(`${type}.${field}`) === true && this.used(home, type, field);
    return {
      node: (type, field) => {
        const node = refinements[home]?.[`${type}.${field}`];
        if (node !== undefined) this.used(home, type, field);
        return node;
      },
      isUnrequired: lists(unrequired),
      isNonEmpty: lists(nonEmpty),
    };
  }

  private used(home: string, type: string, field: string): true {
    this.unused.delete(`${home} ${type}.${field}`);
    return true;
  }

  assertUsed(): void {
    if (this.unused.size > 0) throw new Error(`no such field in the packages: ${[...this.unused].join(', ')}`);
  }
}
