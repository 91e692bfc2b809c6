import { customResources } from './catalogue.js';
import { groupBy } from './group-by.js';
import { kindsOf } from './kinds.js';
import { reachable, shapeOf } from './reachable.js';
import { apiVersionOf, type Kind, keyOf, nameOf, type TypeId } from './shape.js';
import { header, importLines, namedRefs, typeDeclaration } from './type-file.js';
import { fieldText, isNamed, type Naming, objectText, quote, typeText } from './type-text.js';

/** One module per API group of custom resources: a class for each kind, and the types of its fields. */
export function customTypes(core: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const groups = groupBy(customResources.flatMap(kindsOf), ({ group }) => group);
  return new Map([...groups].map(([group, kinds]) => [`${group}.ts`, groupText(kinds, core)]));
}

function groupText(kinds: readonly Kind[], core: ReadonlyMap<string, string>): string {
  const roots = new Set(kinds.map(kind => keyOf(kind.id)));
  const ids = reachable(kinds.map(kind => kind.id)).filter(id => isNamed(id) && !core.has(keyOf(id)));
  const fromCore = namedRefs(ids).filter(id => core.has(keyOf(id)));
  const naming = distinctNames(ids, [...kinds.map(kind => kind.id), ...fromCore]);
  const imports = [
    "import { ApiObject, type ApiObjectMetadata } from 'cdk8s';",
    "import type { Construct } from 'constructs';",
    ...importLines(fromCore, id => `./k8s/${core.get(keyOf(id))}.js`),
  ];
  const types = ids.filter(id => !roots.has(keyOf(id))).map(id => typeDeclaration(id, naming));
  return `${[header, ...imports].join('\n')}\n\n${[...kinds.map(kind => classText(kind, naming)), ...types].join('\n\n')}\n`;
}

/** Kinds and imported types keep their name; another type whose name is taken gets the last folders of its path in front. */
function distinctNames(ids: readonly TypeId[], fixed: readonly TypeId[]): Naming {
  const names = new Map(fixed.map(id => [keyOf(id), nameOf(id)]));
  const taken = new Set(names.values());
  for (const id of ids) {
    if (names.has(keyOf(id))) continue;
    const folders = id.path.split('/').slice(0, -1).reverse();
    let name = nameOf(id);
    while (taken.has(name)) name = pascal(folders.shift()!) + name;
    taken.add(name);
    names.set(keyOf(id), name);
  }
  return id => names.get(keyOf(id)) ?? nameOf(id);
}

const pascal = (text: string) =>
  text.replace(/(?:^|[^A-Za-z0-9])([a-z])/g, (_, letter: string) => letter.toUpperCase());

function classText(kind: Kind, naming: Naming): string {
  const shape = shapeOf(kind.id);
  const fields = shape.type === 'object' ? shape.fields : [];
  const props = objectText([
    'readonly metadata?: ApiObjectMetadata;',
    ...fields.map(field => fieldText(field.name, field.required, typeText(field.shape, naming))),
  ]);
  const name = naming(kind.id);
  const optional = fields.some(field => field.required) ? '' : ' = {}';
  return `export type ${name}Props = ${props};

export class ${name} extends ApiObject {
  static readonly apiVersion = ${quote(apiVersionOf(kind))};
  static readonly kind = ${quote(kind.kind)};

  constructor(scope: Construct, id: string, props: ${name}Props${optional}) {
    super(scope, id, { apiVersion: ${name}.apiVersion, kind: ${name}.kind, ...props });
  }
}`;
}
