import { groupOf } from '../manifest/group.js';
import type { Manifest } from '../manifest/manifest.js';
import { schemaTables } from '../schema/tables.js';
import { at, textOf } from './fields.js';
import { freeze, type GraphObject } from './object.js';

/** Which kinds are cluster-scoped: by the custom resource definitions of the cluster, else by the schema tables. */
export class Scopes {
  private readonly custom = new Map<string, boolean>();

  /** @param objects any; the custom resource definitions among them count */
  constructor(objects: Iterable<{ readonly manifest: Manifest }>) {
    for (const { manifest } of objects) {
      if (manifest.kind !== 'CustomResourceDefinition') continue;
      const { group, scope, names } = at(manifest, 'spec');
      const kind = textOf(at(names)['kind']);
      if (kind !== undefined) this.custom.set(`${group}/${kind}`, scope === 'Cluster');
    }
  }

  /** Whether objects of the kind are in no namespace; a kind that is not known may be in one. */
  isCluster({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): boolean {
    const custom = this.custom.size > 0 ? this.custom.get(`${groupOf(apiVersion)}/${kind}`) : undefined;
    return custom ?? schemaTables.isClusterScoped(apiVersion, kind);
  }
}

/**
 * Objects read from manifests: the cluster-scoped ones among them are in no namespace, whatever their manifests say.
 * @param definitions custom resource definitions that are not among them. @default none
 * @param namespace of the others that name none. @default they name none
 */
export function inScope(
  objects: readonly GraphObject[],
  definitions: readonly GraphObject[] = [],
  namespace?: string,
): GraphObject[] {
  const scopes = new Scopes([...definitions, ...objects]);
  return objects.map(object => {
    if (object.namespace === undefined && namespace === undefined) return object;
    if (scopes.isCluster(object)) return object.namespace === undefined ? object : { ...object, namespace: undefined };
    return object.namespace === undefined && namespace !== undefined ? placedIn(object, namespace) : object;
  });
}

function placedIn(object: GraphObject, namespace: string): GraphObject {
  const { manifest } = object;
  return { ...object, namespace, manifest: freeze({ ...manifest, metadata: { ...manifest.metadata, namespace } }) };
}

/** Whether a schema table has the kind. */
export const isKnownKind = (apiVersion: string, kind: string): boolean =>
  schemaTables.isNamespaced(apiVersion, kind) !== undefined;
