import { at, type Fields } from './fields.js';
import type { GraphObject } from './object.js';

/** The pods that an object makes, wherever its kind keeps them. */
export interface PodTemplate {
  /** `spec.template`; the empty text for a Pod. */
  readonly path: string;
  readonly metadata: Fields;
  readonly spec: Fields;
}

const templates: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  DeploymentConfig: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** The kinds that make pods. */
export const workloadKinds: readonly string[] = Object.freeze(Object.keys(templates));

const groups = new Set(['', 'apps', 'batch', 'extensions', 'apps.openshift.io']);

/** The pod template of a workload of any kind; undefined for everything else. */
export function podTemplateOf(object: GraphObject): PodTemplate | undefined {
  const path = templates[object.kind];
  if (!path || !groups.has(object.group)) return undefined;
  const template = at(object.manifest, ...path);
  return { path: path.join('.'), metadata: at(template, 'metadata'), spec: at(template, 'spec') };
}
