import { customResources } from './catalogue.js';
import { groupBy } from './group-by.js';
import { kindsOf } from './kinds.js';
import { distinctNames, type Naming } from './names.js';
import { reachable, shapeOf } from './reachable.js';
import { apiVersionOf, type Kind, keyOf } from './shape.js';
import { header, importLines, namedRefs, typeDeclaration } from './type-file.js';
import { fieldText, isNamed, objectText, quote, typeText } from './type-text.js';

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
