import { readdirSync, readFileSync, statSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { type Operator, operators } from './catalogue.js';
import { moduleFolder } from './go-module.js';
import type { Schema } from './schema.js';

/** One served version of a custom resource definition. */
export interface Definition {
  readonly operator: Operator;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly schema: Schema;
}

/** The served versions of the operators' definitions, sorted by API version and kind. */
export const definitions: readonly Definition[] = operators.flatMap(definitionsOf).sort((a, b) => {
  const [first, second] = [a, b].map(({ group, version, kind }) => `${group}/${version} ${kind}`);
  return first! < second! ? -1 : 1;
});

/** The definitions themselves, as the operator publishes them. */
export function publishedBy(operator: Operator): readonly CustomResourceDefinition[] {
  const folder = moduleFolder(operator);
  return operator.paths
    .flatMap(path => yamlFiles(`${folder}/${path}`))
    .flatMap(file => parseAllDocuments(readFileSync(file, 'utf8')).map(document => document.toJS()))
    .filter((object): object is CustomResourceDefinition => object?.kind === 'CustomResourceDefinition');
}

export interface CustomResourceDefinition {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly scope: string;
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

function definitionsOf(operator: Operator): readonly Definition[] {
  return publishedBy(operator).flatMap(({ spec: { group, names, scope, versions } }) =>
    versions
      .filter(({ served }) => served)
      .map(({ name: version, schema }) => ({
        ...{ operator, group, version, kind: names.kind, namespaced: scope === 'Namespaced' },
        schema: schema.openAPIV3Schema,
      })),
  );
}

function yamlFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return names
    .filter(name => /\.ya?ml$/.test(name))
    .sort()
    .map(name => `${path}/${name}`);
}
