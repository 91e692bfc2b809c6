import type { ApiObject } from 'cdk8s';
import { groupOf } from '../manifest/group.js';
import type { Manifest, Metadata } from '../manifest/manifest.js';
import { equal } from './equal.js';
import { fieldsOf } from './fields.js';
import type { Graph } from './graph.js';
import { itemsOf } from './list.js';
import { manifestOf } from './manifest-of.js';
import { freeze } from './object.js';
import type { Scopes } from './scope.js';
import { identified } from './unrenderable.js';

/** A manifest, and the construct that made it. */
export interface Rendered {
  readonly construct: ApiObject;
  readonly manifest: Manifest;
  /** It is what an earlier graph had already. */
  readonly isKnown?: boolean;
}

/** Manifests of objects that are rendered the same whenever it is done. */
const final = new WeakMap<ApiObject, Manifest>();
/** The same manifests without the namespace of their chart. */
const clusterScoped = new WeakMap<Manifest, Manifest>();
/** The same manifests with the namespace of their system, where their chart has none. */
const namespaced = new WeakMap<Manifest, Manifest>();

/**
 * The manifests that an object is: one, or the items of a list.
 * @param isAgain whether a manifest that cannot have changed since it was last rendered may be taken as it is
 * @throws ProblemError where one has no name
 */
export function renderedOf(construct: ApiObject, isAgain: boolean): readonly Rendered[] {
  const known = isAgain ? final.get(construct) : undefined;
  if (known) return [{ construct, manifest: known, isKnown: true }];
  let isLate = false;
  const late = () => {
    isLate = true;
  };
  const manifest = identified(manifestOf(construct, late), construct);
  const items = itemsOf(manifest);
  if (items) return items.flatMap((item, i) => itemOf(construct, manifest.metadata, item, `items[${i}].`));
  if (!isLate) final.set(construct, manifest);
  return [{ construct, manifest }];
}

/** An item with what cdk8s gives a document of its own: the namespace and the labels of its chart. */
function itemOf(construct: ApiObject, { namespace, labels }: Metadata, item: unknown, at: string): readonly Rendered[] {
  const own = fieldsOf(fieldsOf(item)['metadata']);
  const all = { ...labels, ...fieldsOf(own['labels']) };
  const metadata = {
    ...own,
    namespace: own['namespace'] ?? namespace,
    labels: Object.keys(all).length > 0 ? all : undefined,
  };
  const manifest = identified(defined({ ...fieldsOf(item), metadata: defined(metadata) }) as Manifest, construct, at);
  return [{ construct, manifest: freeze(manifest) }];
}

const defined = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/**
 * The manifest of an object as the graph has it: without a namespace where it is cluster-scoped, in its system's where
 * neither it nor its chart says one. Where it is equal to the earlier graph's it is that one, so that everything derived
 * from it holds.
 */
export function placed(
  { construct, manifest, isKnown }: Rendered,
  scopes: Scopes,
  { earlier, namespace }: { readonly earlier: Graph | undefined; readonly namespace: string | undefined },
): Manifest {
  const isCluster = scopes.isCluster(manifest);
  const own = isCluster ? withoutNamespace(manifest) : withNamespace(manifest, namespace);
  if (!earlier || isKnown) return own;
  const { apiVersion, kind, metadata } = own;
  const before = earlier.get(groupOf(apiVersion), kind, metadata.namespace, metadata.name)?.manifest;
  if (before === undefined || before === own || !equal(before, own)) return own;
  if (own !== manifest) (isCluster ? clusterScoped : namespaced).set(manifest, before);
  else if (final.has(construct)) final.set(construct, before);
  return before;
}

function withoutNamespace(manifest: Manifest): Manifest {
  const { namespace, ...metadata } = manifest.metadata;
  if (namespace === undefined) return manifest;
  const known = clusterScoped.get(manifest) ?? freeze({ ...manifest, metadata });
  clusterScoped.set(manifest, known);
  return known;
}

function withNamespace(manifest: Manifest, namespace: string | undefined): Manifest {
  if (namespace === undefined || manifest.metadata.namespace !== undefined) return manifest;
  const known = namespaced.get(manifest) ?? freeze({ ...manifest, metadata: { ...manifest.metadata, namespace } });
  namespaced.set(manifest, known);
  return known;
}
