import { builtIn } from './catalogue.js';
import { groupBy } from './group-by.js';
import { kindsOf } from './kinds.js';
import { reachable } from './reachable.js';
import { type Kind, keyOf, nameOf, type TypeId } from './shape.js';
import { header, importLines, namedRefs, typeDeclaration } from './type-file.js';
import { isNamed } from './type-text.js';

/** The built-in types that `imports/k8s` declares, and the module of each: `apps`, `networking`, `core`, `meta`. */
export function coreModules(): ReadonlyMap<string, string> {
  const ids = reachable(preferredKinds().map(kind => kind.id)).filter(isNamed);
  return new Map(ids.map(id => [keyOf(id), moduleOf(id)]));
}

/** Types of the built-in kinds: one module per API group in its preferred version, and one that exports them all. */
export function coreTypes(): ReadonlyMap<string, string> {
  const kinds = new Map(preferredKinds().map(kind => [keyOf(kind.id), kind]));
  const ids = reachable([...kinds.values()].map(kind => kind.id)).filter(isNamed);
  const modules = groupBy(ids, moduleOf);
  const files = new Map(
    [...modules].map(([module, members]) => [`k8s/${module}.ts`, moduleText(module, members, kinds)]),
  );
  return files.set('k8s.ts', barrelText(modules));
}

function moduleOf({ package: name, path }: TypeId): string {
  if (name !== 'kubernetes-models') return 'meta';
  const folders = path.split('/').slice(0, -1);
  return folders.length === 1 ? 'core' : folders[0]!.split('.')[0]!;
}

function preferredKinds(): readonly Kind[] {
  const groups = groupBy(builtIn, ({ group }) => group);
  return [...groups.values()].flatMap(([preferred]) => kindsOf(preferred!));
}

function moduleText(module: string, ids: readonly TypeId[], kinds: ReadonlyMap<string, Kind>): string {
  const declarations = ids.map(id => typeDeclaration(id, nameOf, kinds.get(keyOf(id))));
  const imports = importLines(namedRefs(ids), id => (moduleOf(id) === module ? undefined : `./${moduleOf(id)}.js`));
  const kindImport = ids.some(id => kinds.has(keyOf(id))) ? ["import type { ApiObjectMetadata } from 'cdk8s';"] : [];
  return `${[header, ...kindImport, ...imports].join('\n')}\n\n${declarations.join('\n\n')}\n`;
}

/** Where two groups use one name, the group that comes first in the catalogue has it; the other is imported by its path. */
function barrelText(modules: ReadonlyMap<string, readonly TypeId[]>): string {
  const taken = new Set<string>();
  const order = ['meta', ...new Set(preferredKinds().map(kind => moduleOf(kind.id)))];
  const lines = order.map(module => {
    const names = (modules.get(module) ?? []).map(nameOf).filter(name => !taken.has(name));
    for (const name of names) taken.add(name);
    return `export type {\n${names
      .sort()
      .map(name => `  ${name},\n`)
      .join('')}} from './k8s/${module}.js';`;
  });
  return `${header}\n${lines.join('\n')}\n`;
}
