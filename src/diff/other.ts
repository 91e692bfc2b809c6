import { defaultsOf } from '../checks/versions/api-defaults.js';
import { fieldsOf, isMap, listOf } from '../graph/fields.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import { podTemplateOf } from '../graph/pod-template.js';
import { changedFields } from './changed-fields.js';
import { changesOf } from './changes.js';
import type { Consequence, Pair } from './consequence.js';
import { listed } from './lists.js';

/** Fields whose changes other sections report, by kind; `*` is every kind. */
const reported: Readonly<Record<string, RegExp>> = {
  '*': /^(metadata\.annotations\["kubectl\.kubernetes\.io\/last-applied-configuration"\]|status\b)/,
  Deployment: /^spec\.replicas$/,
  StatefulSet: /^spec\.replicas$/,
  ConfigMap: /^(data|binaryData)\b/,
  Secret: /^(data|stringData)\b/,
  ExternalSecret: /^spec\.(data|target\.template\.data)\b/,
  Role: /^rules\b/,
  ClusterRole: /^rules\b/,
  RoleBinding: /^subjects\b/,
  ClusterRoleBinding: /^subjects\b/,
  PrometheusRule: /^spec\.groups\b/,
  ServiceMonitor: /^spec\b/,
  PodMonitor: /^spec\b/,
  AlertmanagerConfig: /^spec\b/,
  Ingress: /^spec\.(rules|tls|defaultBackend)\b/,
  HTTPRoute: /^spec\.(rules|hostnames)\b/,
  HorizontalPodAutoscaler: /^spec\.(minReplicas|maxReplicas)$/,
  ResourceQuota: /^spec\.hard\b/,
  PersistentVolume: /^spec\.persistentVolumeReclaimPolicy$/,
  PersistentVolumeClaim: /^spec\.resources\.requests\b/,
  PodDisruptionBudget: /^spec\.(minAvailable|maxUnavailable)$/,
};

const version =
  /^metadata\.(labels|annotations)\["(app\.kubernetes\.io\/version|helm\.sh\/chart)"\]$|^metadata\.labels\.(chart|version)$/;

/** Objects that appear or go without pods, and changed fields that no other section reports. */
export function* other(pair: Pair, others: readonly Consequence[]): Iterable<Consequence> {
  const named = new Set(others.map(({ object }) => object));
  const isSaid = saidBy(others, named);
  const { added, removed, changed, renamed } = changesOf(pair);
  for (const object of added)
    if (!isSaid(object)) yield { section: 'other', id: 'object-added', object, message: 'is new' };
  for (const object of removed)
    if (!isSaid(object)) yield { section: 'other', id: 'object-removed', object, message: 'is removed' };
  for (const { before, after } of renamed) {
    if (!isSaid(after) && !isGenerated(after))
      yield { section: 'other', id: 'object-renamed', object: after, message: `is ${before.name} under another name` };
  }
  const released: GraphObject[] = [];
  for (const { before, after: object } of changed) {
    const fields = changedFields(stated(before), stated(object)).filter(
      field => !isReported(object.kind, field) && !(isSaid(object) && effects.test(`${object.kind}.${field}`)),
    );
    const rest = fields.filter(field => !version.test(field));
    if (rest.length > 0)
      yield { section: 'other', id: 'fields-changed', object, path: rest[0], message: `changes ${listed(rest, 6)}` };
    else if (fields.length > 0 && !named.has(object)) released.push(object);
  }
  yield* inLabels(released);
}

/** One line for all objects that only repeat the version of a release. */
function* inLabels([object, ...more]: readonly GraphObject[]): Iterable<Consequence> {
  if (!object) return;
  const others = more.length > 0 ? `and ${more.length} more change` : 'changes';
  yield {
    section: 'versions',
    id: 'labels-changed',
    object,
    message: `${others} in the labels of a version alone`,
    routine: true,
  };
}

/** Fields that count by their effects alone, where these are reported. */
const effects = /^(NetworkPolicy\.spec\b|Service\.spec\.type$)/;

/** Whether something is said of an object, or of what a policy lets through. */
function saidBy(others: readonly Consequence[], named: ReadonlySet<GraphObject>): (object: GraphObject) => boolean {
  const isConnected = others.some(({ id }) => id.startsWith('connection-'));
  return object => named.has(object) || (isConnected && object.kind === 'NetworkPolicy');
}

const isReported = (kind: string, field: string): boolean =>
  reported['*']!.test(field) || reported[kind]?.test(field) === true;

/** Its name changes with its content. */
const isGenerated = ({ kind }: GraphObject): boolean => kind === 'ConfigMap' || kind === 'Secret';

/** The manifest without its pod template, which is compared as stored, and without what repeats a default. */
function stated(object: GraphObject): unknown {
  const path = podTemplateOf(object)?.path;
  const steps = [...(path === undefined ? [] : [path === '' ? 'spec' : path])];
  const manifest = { ...object.manifest, metadata: { ...object.manifest.metadata, namespace: namespaceOf(object) } };
  const without = steps.reduce<unknown>((value, step) => removed(value, step.split('.')), manifest);
  return defaultsOf(object.group, object.kind).reduce(
    (value, { steps: at, value: repeated }) => removed(value, at, repeated),
    without,
  );
}

/** A copy without the field; only where it has this value, if one is given. */
function removed(value: unknown, [step, ...rest]: readonly string[], only?: unknown): unknown {
  if (step === undefined) return value;
  if (step === '[]') return Array.isArray(value) ? listOf(value).map(item => removed(item, rest, only)) : value;
  if (!isMap(value) || !Object.hasOwn(value, step)) return value;
  const { [step]: inner, ...others } = value;
  if (rest.length === 0) return only === undefined || inner === only ? others : value;
  const left = removed(inner, rest, only);
  return left === inner
    ? value
    : isMap(left) && Object.keys(fieldsOf(left)).length === 0
      ? others
      : { ...others, [step]: left };
}
