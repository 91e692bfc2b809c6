import { at, type Fields, isMap } from './fields.js';
import type { GraphObject } from './object.js';

/** The pods that an object makes, wherever its kind keeps them. */
export interface PodTemplate {
  /** `spec.template`; the empty text for a Pod. */
  readonly path: string;
  readonly metadata: Fields;
  readonly spec: Fields;
}

const own = ['spec', 'template'];

/** Where the kinds keep the template from which they make pods exactly as it says. */
const templates = new Map<string, readonly string[]>([
  ['Pod', []],
  ['Deployment', own],
  ['StatefulSet', own],
  ['DaemonSet', own],
  ['ReplicaSet', own],
  ['ReplicationController', own],
  ['DeploymentConfig', own],
  ['Job', own],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ['Rollout', own],
  ['CloneSet', own],
]);

/** The kinds that make pods. */
export const workloadKinds: readonly string[] = Object.freeze([...templates.keys()]);

const groups = new Set(['', 'apps', 'batch', 'extensions', 'apps.openshift.io', 'apps.kruise.io']);

/** The pod template of a workload of any kind; undefined for everything else. */
export function podTemplateOf(object: GraphObject): PodTemplate | undefined {
  const path = templates.get(object.kind);
  if (!path || !(groups.has(object.group) || isRollout(object))) return undefined;
  return templateAt(object, path);
}

/** A Rollout of Argo with a template of its own: one with a `workloadRef` takes the pods of a Deployment. */
const isRollout = ({ group, kind, manifest }: GraphObject) =>
  group === 'argoproj.io' && kind === 'Rollout' && isMap(at(manifest, 'spec')['template']);

/** Where custom kinds keep a pod template: Knative's Service, Kubeflow's Notebook, KEDA's ScaledJob. */
const customTemplates = [own, ['spec', 'jobTargetRef', 'template']];

/** The pod template of a custom resource, to which its operator may add; undefined if it has none. */
export function customTemplateOf(object: GraphObject): PodTemplate | undefined {
  if (!object.group.includes('.') || podTemplateOf(object)) return undefined;
  const path = customTemplates.find(each => Array.isArray(at(object.manifest, ...each, 'spec')['containers']));
  return path && templateAt(object, path);
}

function templateAt({ manifest }: GraphObject, path: readonly string[]): PodTemplate {
  const template = at(manifest, ...path);
  return { path: path.join('.'), metadata: at(template, 'metadata'), spec: at(template, 'spec') };
}
