import { isDeepStrictEqual } from 'node:util';
import { at } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { isReplaced } from '../graph/hooks.js';
import type { GraphObject } from '../graph/object.js';
import { isBefore } from '../manifest/kubernetes-version.js';
import type { Change } from './change.js';
import { claimChanges, shrunk } from './claim-changes.js';
import { definitionChanges } from './definition-changes.js';
import { jobChanges } from './job-changes.js';
import { podChanges } from './pod-changes.js';
import { refusal } from './refusal.js';
import { serviceChanges } from './service-changes.js';
import { storedField, storedValue } from './stored-fields.js';

/** The fields of a kind that never change, as paths; or all of `spec` but these. */
type Immutable = ({ readonly paths: readonly string[] } | { readonly allBut: readonly string[] }) & {
  /** What the API server takes where a field is left out, by path. */
  readonly defaults?: Readonly<Record<string, unknown>>;
};

const selector: Immutable = { paths: ['spec.selector'] };
const role: Immutable = {
  paths: ['roleRef.apiGroup', 'roleRef.kind', 'roleRef.name'],
  defaults: { 'roleRef.apiGroup': 'rbac.authorization.k8s.io' },
};
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
      ...['spec.completionMode', 'spec.podFailurePolicy', 'spec.successPolicy', 'spec.backoffLimitPerIndex'],
      'spec.managedBy',
    ],
    defaults: { 'spec.completionMode': 'NonIndexed' },
  },
  RoleBinding: role,
  ClusterRoleBinding: role,
  PersistentVolumeClaim: {
    allBut: ['resources', 'volumeAttributesClassName', 'dataSource', 'dataSourceRef'],
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
  ResourceClaim: { paths: ['spec.devices'] },
  ResourceClaimTemplate: { paths: ['spec.metadata', 'spec.spec'] },
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

/** Fields that the API server takes a change of from a version on, by kind: in an older one they never change. */
const mutableFrom: Readonly<
  Record<string, Readonly<Record<string, { readonly since: string; readonly otherwise: unknown }>>>
> = {
  StatefulSet: { 'spec.revisionHistoryLimit': { since: '1.33', otherwise: 10 } },
};

/** Fields that may be added, and never change after that. */
const onceSet: Readonly<Record<string, readonly string[]>> = {
  PersistentVolume: ['spec.nodeAffinity'],
  Node: ['spec.providerID'],
};

/**
 * Fields that the API server refuses to change.
 * @param kubernetes the version of the cluster: `1.35`. @default unknown, and what some version takes is taken
 */
export function* immutableChanges(previous: Graph, next: Graph, kubernetes?: string): Iterable<Change> {
  for (const object of next.objects) {
    const before = previous.get(object.group, object.kind, object.namespace, object.name);
    if (!before || isReplaced(object)) continue;
    yield* shrunk(before, object);
    if (!isOfKubernetes(object)) continue;
    for (const path of pathsOf(before, object)) yield refusal(object, path);
    yield* untilVersion(before, object, kubernetes);
    yield* changedAfterOnce(before, object);
    yield* podChanges(before, object, kubernetes);
    yield* jobChanges(before, object, kubernetes);
    yield* claimChanges(before, object);
    yield* serviceChanges(before, object);
    yield* definitionChanges(before, object);
  }
}

/** Others have kinds of the same names: the Job of Volcano, the Service of Knative. */
const isOfKubernetes = ({ group }: GraphObject): boolean => !group.includes('.') || group.endsWith('.k8s.io');

function pathsOf(before: GraphObject, after: GraphObject): readonly string[] {
  const { data, binaryData, stringData } = before.manifest;
  const frozen = before.manifest['immutable'] === true;
  const rule = immutable[after.kind];
  const storedAt = (object: GraphObject, path: string) => {
    const value = storedField(object, path);
    return value === undefined || value === '' ? rule?.defaults?.[path] : inOrder(path, value);
  };
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

/** The scopes of a quota are a set. */
const inOrder = (path: string, value: unknown): unknown =>
  path === 'spec.scopes' && Array.isArray(value) ? [...new Set(value)].sort() : value;

/** What the cluster fills in may be stated later; a Secret that expands a volume as well. */
function isFilledIn(before: GraphObject, after: GraphObject, path: string): boolean {
  if (after.kind === 'PersistentVolumeClaim' && (path === 'spec.volumeName' || path === 'spec.storageClassName'))
    return storedField(before, path) === undefined;
  if (after.kind !== 'PersistentVolume' || path !== 'spec.csi') return false;
  const { controllerExpandSecretRef, ...is } = at(after.manifest, 'spec', 'csi');
  return (
    controllerExpandSecretRef !== undefined && isDeepStrictEqual(storedValue(is, 'csi'), storedField(before, path))
  );
}

const dataOf = ({ manifest: { data, binaryData, stringData } }: GraphObject) => [data, binaryData, stringData];

function* untilVersion(before: GraphObject, after: GraphObject, kubernetes: string | undefined): Iterable<Change> {
  if (kubernetes === undefined) return;
  for (const [path, { since, otherwise }] of Object.entries(mutableFrom[after.kind] ?? {})) {
    const [was, is] = [before, after].map(object => storedField(object, path) ?? otherwise);
    if (isDeepStrictEqual(was, is) || !isBefore(kubernetes, since)) continue;
    yield refusal(after, path, `cannot change before Kubernetes ${since}, and does: the API server refuses the object`);
  }
}

function* changedAfterOnce(before: GraphObject, after: GraphObject): Iterable<Change> {
  for (const path of onceSet[after.kind] ?? []) {
    const was = storedField(before, path);
    if (was === undefined || isDeepStrictEqual(was, storedField(after, path))) continue;
    yield refusal(after, path, 'was set, and cannot change after that: the API server refuses the object');
  }
}
