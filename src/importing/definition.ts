import { at, type Fields, fieldsOf, isMap, listOf, textOf } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';
import { byPriority } from './priority.js';

/** One version of a custom kind. */
export interface Version {
  /** `v1beta1` */
  readonly name: string;
  readonly deprecated: boolean;
  /** OpenAPI v3; undefined where the definition has none, as before Kubernetes 1.16. */
  readonly schema: Fields | undefined;
}

/** A custom kind with every version that is served, the preferred one first. */
export interface Definition {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly versions: readonly Version[];
}

/**
 * The custom kinds of a graph, sorted by name. A kind whose versions are in several definitions is one; what a later
 * definition says of a version counts.
 */
export function definitionsOf(objects: readonly GraphObject[]): readonly Definition[] {
  const found = new Map<string, Definition>();
  for (const { manifest } of objects) {
    const spec = at(manifest, 'spec');
    const { kind, plural } = at(spec, 'names');
    const key = `${spec['group']}/${kind}`;
    const own = versionsOf(spec);
    const others = (found.get(key)?.versions ?? []).filter(({ name }) => !own.some(each => each.name === name));
    found.set(key, {
      group: textOf(spec['group']) ?? '',
      kind: textOf(kind) ?? '',
      plural: textOf(plural) ?? '',
      namespaced: spec['scope'] !== 'Cluster',
      versions: [...others, ...own].sort(preferred),
    });
  }
  return [...found.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

/** As Kubernetes prefers them; one that is deprecated only where there is no other. */
const preferred = (a: Version, b: Version): number =>
  Number(a.deprecated) - Number(b.deprecated) || byPriority(a.name, b.name);

/** Of `apiextensions.k8s.io/v1`, and of `v1beta1` with one schema for all. */
function versionsOf({ versions, version, validation }: Fields): readonly Version[] {
  const shared = at(validation, 'openAPIV3Schema');
  const listed = listOf(versions).map(fieldsOf);
  const all = listed.length > 0 ? listed : [{ name: version }];
  return all
    .filter(each => each['served'] !== false)
    .map(each => {
      const own = at(each, 'schema')['openAPIV3Schema'];
      const schema = isMap(own) ? own : shared;
      return {
        name: textOf(each['name']) ?? '',
        deprecated: each['deprecated'] === true,
        schema: Object.keys(schema).length > 0 ? schema : undefined,
      };
    });
}
