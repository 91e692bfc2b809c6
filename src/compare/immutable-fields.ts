import { isDeepStrictEqual } from 'node:util';
import { at, fieldsOf, isMap } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { isReplaced } from '../graph/hooks.js';
import type { GraphObject } from '../graph/object.js';
import { podTemplateOf } from '../graph/pod-template.js';
import { storedQuantity } from '../graph/stored-quantity.js';
import { storedTemplate } from '../graph/stored-template.js';
import { quantity } from '../manifest/quantity.js';
import type { Change } from './change.js';
import { podChanges } from './pod-changes.js';

/** The fields of a kind that never change, as paths; or all of `spec` but these. */
type Immutable = ({ readonly paths: readonly string[] } | { readonly allBut: readonly string[] }) & {
  /** What the API server takes where a field is left out, by path. */
  readonly defaults?: Readonly<Record<string, unknown>>;
};

const selector: Immutable = { paths: ['spec.selector'] };
const immutable: Readonly<Record<string, Immutable>> = {
  Deployment: selector,
  DaemonSet: selector,
  ReplicaSet: selector,
  StatefulSet: {
    allBut: [
      ...['replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'minReadySeconds'],
      'persistentVolumeClaimRetentionPolicy',
    ],
    defaults: { 'spec.podManagementPolicy': 'OrderedReady' },
  },
  Job: {
    paths: [
      ...['spec.template', 'spec.selector', 'spec.completionMode', 'spec.podFailurePolicy', 'spec.successPolicy'],
      ...['spec.backoffLimitPerIndex', 'spec.managedBy'],
    ],
    defaults: { 'spec.completionMode': 'NonIndexed' },
  },
  RoleBinding: { paths: ['roleRef'] },
  ClusterRoleBinding: { paths: ['roleRef'] },
  PersistentVolumeClaim: {
    allBut: ['resources', 'volumeAttributesClassName'],
    defaults: { 'spec.volumeMode': 'Filesystem' },
  },
  PersistentVolume: {
    allBut: [
      ...['capacity', 'accessModes', 'claimRef', 'persistentVolumeReclaimPolicy', 'storageClassName', 'mountOptions'],
      ...['nodeAffinity', 'volumeAttributesClassName'],
    ],
    defaults: { 'spec.volumeMode': 'Filesystem' },
  },
  StorageClass: {
    paths: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
    defaults: { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' },
  },
  PriorityClass: { paths: ['value', 'preemptionPolicy'], defaults: { preemptionPolicy: 'PreemptLowerPriority' } },
  Secret: { paths: ['type'], defaults: { type: 'Opaque' } },
  ResourceQuota: { paths: ['spec.scopes'] },
  IngressClass: { paths: ['spec.controller'] },
  GatewayClass: { paths: ['spec.controllerName'] },
  RuntimeClass: { paths: ['handler'] },
  EndpointSlice: { paths: ['addressType'] },
  CSIDriver: {
    paths: ['spec.attachRequired', 'spec.volumeLifecycleModes'],
    defaults: { 'spec.attachRequired': true, 'spec.volumeLifecycleModes': ['Persistent'] },
  },
  VolumeAttributesClass: { paths: ['driverName', 'parameters'] },
  CSIStorageCapacity: { paths: ['nodeTopology', 'storageClassName'] },
  CustomResourceDefinition: { paths: ['spec.scope', 'spec.names.kind', 'spec.names.plural'] },
};

const replace: Readonly<Record<string, string>> = {
  StatefulSet: 'Delete it with `kubectl delete --cascade=orphan`, which keeps pods and data, and apply again.',
  Job: 'Make it a hook that is replaced (`BeforeHookCreation`), or delete the Job first.',
  Cluster: 'Make a cluster of a new name with the smaller size, and recover the data into it.',
  PersistentVolumeClaim: 'Make a claim of a new name and copy the data; a claim cannot be changed.',
};

/** Fields that the API server takes a change of from a version on, by kind: in an older one they never change. */
const mutableFrom: Readonly<
  Record<string, Readonly<Record<string, { readonly since: string; readonly otherwise: unknown }>>>
> = {
  StatefulSet: { 'spec.revisionHistoryLimit': { since: '1.33', otherwise: 10 } },
};

/**
 * Fields that the API server refuses to change.
 * @param kubernetes the version of the cluster: `1.35`. @default unknown, and what some version takes is taken
 */
export function* immutableChanges(previous: Graph, next: Graph, kubernetes?: string): Iterable<Change> {
  for (const object of next.objects) {
    const before = previous.get(object.group, object.kind, object.namespace, object.name);
    if (!before || isReplaced(object)) continue;
    for (const path of pathsOf(before, object)) {
      const message = 'cannot change, and does: the API server refuses the object';
      const hint = replace[object.kind] ?? 'Undo the change, or delete the object first.';
      yield { id: 'immutable-field', object, path, message, hint };
    }
    yield* untilVersion(before, object, kubernetes);
    yield* podChanges(before, object);
    yield* shrunk(before, object);
    yield* completed(before, object);
    yield* kept(before, object);
    yield* onceSet(before, object);
  }
}

function pathsOf(before: GraphObject, after: GraphObject): readonly string[] {
  const { data, binaryData, stringData } = before.manifest;
  const frozen = before.manifest['immutable'] === true;
  const rule = immutable[after.kind];
  const storedAt = (object: GraphObject, path: string) => stored(object, path) ?? rule?.defaults?.[path];
  const differs = (path: string) => !isDeepStrictEqual(storedAt(before, path), storedAt(after, path));
  if (frozen && !isDeepStrictEqual([data, binaryData, stringData], dataOf(after))) return ['data'];
  if (frozen && after.manifest['immutable'] !== true) return ['immutable'];
  if (!rule) return [];
  if ('paths' in rule) return rule.paths.filter(differs);
  const fields = new Set([before, after].flatMap(({ manifest }) => Object.keys(at(manifest, 'spec'))));
  return [...fields]
    .filter(field => !rule.allBut.includes(field))
    .map(field => `spec.${field}`)
    .filter(path => differs(path) && !isFilledIn(before, after, path));
}

/** What the cluster fills in may be stated later; a Secret that expands a volume as well. */
function isFilledIn(before: GraphObject, after: GraphObject, path: string): boolean {
  if (after.kind === 'PersistentVolumeClaim' && (path === 'spec.volumeName' || path === 'spec.storageClassName'))
    return stored(before, path) === undefined;
  if (after.kind !== 'PersistentVolume' || path !== 'spec.csi') return false;
  const { controllerExpandSecretRef, ...is } = at(after.manifest, 'spec', 'csi');
  return controllerExpandSecretRef !== undefined && isDeepStrictEqual(withoutEmpty(is), stored(before, path));
}

const dataOf = ({ manifest: { data, binaryData, stringData } }: GraphObject) => [data, binaryData, stringData];

const valueAt = ({ manifest }: GraphObject, path: string): unknown =>
  path.split('.').reduce<unknown>((value, field) => fieldsOf(value)[field], manifest);

/** A field as the API server compares it: a pod template with its defaults, nothing where it is empty. */
function stored(object: GraphObject, path: string): unknown {
  const template = path === 'spec.template' ? podTemplateOf(object) : undefined;
  return template ? storedTemplate(template, 'amount') : withoutEmpty(valueAt(object, path));
}

/** Claims of a StatefulSet may repeat what every claim has. */
const claimDefaults: Readonly<Record<string, unknown>> = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  volumeMode: 'Filesystem',
};

function withoutEmpty(value: unknown, key = ''): unknown {
  if (value === null || value === claimDefaults[key]) return undefined;
  if (key === 'storage') return storedQuantity(value, 'amount');
  if (Array.isArray(value)) return value.length > 0 ? value.map(item => withoutEmpty(item)) : undefined;
  if (!isMap(value)) return value;
  const kept = Object.entries(value).flatMap(([field, inner]) => {
    const left = field === 'status' ? undefined : withoutEmpty(inner, field);
    return left === undefined ? [] : [[field, left] as const];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

function* untilVersion(before: GraphObject, after: GraphObject, kubernetes: string | undefined): Iterable<Change> {
  if (kubernetes === undefined) return;
  for (const [path, { since, otherwise }] of Object.entries(mutableFrom[after.kind] ?? {})) {
    const [was, is] = [before, after].map(object => stored(object, path) ?? otherwise);
    if (isDeepStrictEqual(was, is) || minorOf(kubernetes) >= minorOf(since)) continue;
    const message = `cannot change before Kubernetes ${since}, and does: the API server refuses the object`;
    yield { id: 'immutable-field', object: after, path, message, hint: replace[after.kind] ?? '' };
  }
}

const minorOf = (version: string): number => Number(version.split('.')[1]);

/** Where kinds have the size of a claim. CloudNativePG refuses a smaller one as the API server does: its webhook says "can't shrink existing storage". */
const sizes: Readonly<Record<string, readonly string[]>> = {
  '/PersistentVolumeClaim': ['spec.resources.requests.storage'],
  'postgresql.cnpg.io/Cluster': ['spec.storage.size', 'spec.walStorage.size'],
};

/** A claim may grow and never shrink. */
function* shrunk(before: GraphObject, after: GraphObject): Iterable<Change> {
  for (const path of sizes[`${after.group}/${after.kind}`] ?? []) {
    const [was, is] = [valueAt(before, path), valueAt(after, path)];
    const [much, little] = [quantity(was), quantity(is)];
    if (much === undefined || little === undefined || little >= much) continue;
    const message = `${is} is less than ${was}: a claim may only grow`;
    const hint = replace[after.kind] ?? '';
    yield { id: 'immutable-field', object: after, path, message, hint };
  }
}

/** The completions of a Job never change, but for an indexed one whose parallelism changes with them. */
function* completed(before: GraphObject, after: GraphObject): Iterable<Change> {
  if (after.kind !== 'Job') return;
  const [was, is] = [before, after].map(({ manifest }) => at(manifest, 'spec'));
  if (was!['completions'] === is!['completions']) return;
  if (is!['completionMode'] === 'Indexed' && is!['completions'] === is!['parallelism']) return;
  yield {
    id: 'immutable-field',
    object: after,
    path: 'spec.completions',
    message: 'cannot change, and does: the API server refuses the object',
    hint: replace['Job'] ?? '',
  };
}

/** The address of a Service: another one is refused, and one that is removed stays. */
function* kept(before: GraphObject, after: GraphObject): Iterable<Change> {
  if (after.kind !== 'Service') return;
  const [was, is] = [before, after].map(({ manifest }) => at(manifest, 'spec')['clusterIP'] ?? '');
  const [typeWas, typeIs] = [before, after].map(({ manifest }) => at(manifest, 'spec')['type'] ?? 'ClusterIP');
  if (was === is || was === '' || typeIs === 'ExternalName' || typeWas === 'ExternalName') return;
  const path = 'spec.clusterIP';
  const hint = 'Undo the change, or delete the Service first.';
  if (is === '') {
    const message = `is no longer stated, and the API server keeps ${JSON.stringify(was)} without a word`;
    yield { id: 'field-kept', object: after, path, message, hint };
  } else {
    const message = 'cannot change, and does: the API server refuses the object';
    yield { id: 'immutable-field', object: after, path, message, hint };
  }
}

/** Fields that may be added, and never change after that. */
const onceSetFields: Readonly<Record<string, { readonly path: string; readonly only?: string }>> = {
  PersistentVolume: { path: 'spec.nodeAffinity' },
  Service: { path: 'spec.loadBalancerClass', only: 'LoadBalancer' },
};

function* onceSet(before: GraphObject, after: GraphObject): Iterable<Change> {
  const { path, only } = onceSetFields[after.kind] ?? {};
  if (path === undefined) return;
  const [was, is] = [before, after].map(object => stored(object, path));
  if (was === undefined || isDeepStrictEqual(was, is)) return;
  if (only && [before, after].some(({ manifest }) => at(manifest, 'spec')['type'] !== only)) return;
  yield {
    id: 'immutable-field',
    object: after,
    path,
    message: 'was set, and cannot change after that: the API server refuses the object',
    hint: 'Undo the change, or delete the object first.',
  };
}
