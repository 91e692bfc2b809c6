import { at, type Fields } from '../graph/fields.js';
import { comment } from './comment.js';
import type { Definition, Version } from './definition.js';
import { Names, typeName } from './names.js';
import { fieldsText, type Module } from './type-text.js';

/** What a class of cdk8s has, and what the module imports. */
const reserved = ['ApiObject', 'ApiObjectMetadata', 'Construct', 'Readonly', 'Record'];

/** Every object has these, whatever a schema says of them. */
const ofEveryObject = ['apiVersion', 'kind', 'metadata', 'status'];

/**
 * The text of a module with a class for every version of every kind of one API group. The preferred version has the
 * name of its kind, and the name with its version as well; all others have the latter alone.
 */
export function moduleText(definitions: readonly Definition[]): string {
  const classes = definitions.flatMap(definition =>
    definition.versions.map((version, i) => ({ definition, version, name: classNameOf(definition, version, i) })),
  );
  const module: Module = { names: new Names([...reserved, ...classes.flatMap(namesOf)]), declarations: [] };
  const texts = classes.map(each => {
    const before = module.declarations.length;
    const declared = classText(each, module);
    return [declared, ...module.declarations.slice(before)].join('\n');
  });
  return [header, ...texts].join('\n');
}

const header = `// Made by \`plainsail import\`. Do not edit.
import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
`;

interface Named {
  readonly definition: Definition;
  readonly version: Version;
  readonly name: string;
}

const versioned = ({ kind }: Definition, { name }: Version) => `${typeName(kind)}${typeName(name)}`;

const classNameOf = (definition: Definition, version: Version, i: number): string =>
  i === 0 ? typeName(definition.kind) : versioned(definition, version);

const namesOf = ({ definition, version, name }: Named): readonly string[] => [
  ...new Set([name, versioned(definition, version)].flatMap(each => [each, `${each}Props`])),
];

function classText({ definition, version, name }: Named, module: Module): string {
  const { group, kind, namespaced } = definition;
  const schema = version.schema ?? {};
  const props = propsOf(schema);
  const fields = fieldsText(props, name, module);
  const needed = /^ {2}readonly [^?\n]+: /m.test(fields.replace(/^ {2}readonly \[key.*$/m, ''));
  const about = [
    `${kind} of ${group}/${version.name}, ${namespaced ? 'in a namespace' : 'in no namespace'}.`,
    ...(version.deprecated ? ['@deprecated a newer version is served'] : []),
  ];
  const open = version.schema === undefined ? '  readonly [key: string]: unknown;\n' : '';
  const alias = versioned(definition, version);
  return `export interface ${name}Props {
  readonly metadata?: ApiObjectMetadata;
${fields}${open}}

${comment({ description: schema['description'] }, about)}export class ${name} extends ApiObject {
  static readonly apiVersion = ${JSON.stringify(`${group}/${version.name}`)};
  static readonly kind = ${JSON.stringify(kind)};

  constructor(scope: Construct, id: string, props: ${name}Props${needed ? '' : ' = {}'}) {
    super(scope, id, { ...props, apiVersion: ${name}.apiVersion, kind: ${name}.kind });
  }
}
${alias === name ? '' : `\nexport { ${name} as ${alias}, type ${name}Props as ${alias}Props };\n`}`;
}

/** The schema without what every object has. */
function propsOf(schema: Fields): Fields {
  const own = Object.entries(at(schema, 'properties')).filter(([key]) => !ofEveryObject.includes(key));
  const open = schema['x-kubernetes-preserve-unknown-fields'];
  return {
    required: schema['required'],
    properties: Object.fromEntries(own),
    'x-kubernetes-preserve-unknown-fields': open,
  };
}
