import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { PersistentVolumeClaim, PodTemplateSpec } from '../../../imports/k8s.js';
import type { Labels } from '../../intent/endpoint.js';
import { placeOf } from '../../intent/place.js';
import { type Problem, problem } from '../../problem.js';
import { jobWave } from '../object/wave.js';

/** Where each kind keeps the template of its pods. */
const templates: Readonly<Record<string, string>> = {
  CronJob: '/spec/jobTemplate/spec/template',
  DaemonSet: '/spec/template',
  Deployment: '/spec/template',
  Job: '/spec/template',
  Pod: '',
  ReplicaSet: '/spec/template',
  StatefulSet: '/spec/template',
};

/** An object that makes pods, as it is when it is asked. */
export interface PodMaker {
  readonly object: ApiObject;
  /** JSON pointer to the template. */
  readonly at: string;
  readonly template: PodTemplateSpec;
  /** What its pods are selected by: its own selector, or all of their labels. */
  readonly labels: Labels;
  /** How many pods it makes, as it says. */
  readonly replicas: number;
  /** Its place in the order, where it has one: a chart has put it behind its hooks. */
  readonly wave: number;
  /** The sizes of the volumes that each of its pods claims. */
  readonly claims: readonly string[];
}

/** The one object at or below a construct that makes pods, or the reason that none is found. */
export function podMaker(workload: IConstruct): PodMaker | Problem {
  const found = workload.node.findAll().filter(ApiObject.isApiObject);
  const makers = found.filter(({ kind }) => Object.hasOwn(templates, kind));
  const [object, ...others] = makers;
  if (!object || others.length > 0) {
    const kinds = makers.map(({ kind, name }) => `${kind} ${name}`).join(', ') || 'none';
    return problem('foreign', `"${placeOf(workload)}" must be one object that makes pods; it has ${kinds}.`, {
      hint: 'Give a Deployment, StatefulSet, DaemonSet, Job, CronJob or Pod, of cdk8s-plus or as an ApiObject.',
    });
  }
  try {
    return read(object);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return problem('foreign', `${object.kind} ${object.name} cannot be read yet: ${reason}`, {
      hint: 'Declare its containers before foreign(…).',
    });
  }
}

function read(object: ApiObject): PodMaker | Problem {
  const manifest = object.toJson();
  const at = templates[object.kind]!;
  const template = at
    .split('/')
    .filter(Boolean)
    .reduce((value, field) => value?.[field], manifest) as PodTemplateSpec | undefined;
  const labels = manifest.spec?.selector?.matchLabels ?? template?.metadata?.labels ?? {};
  if (!template?.spec?.containers?.length || Object.keys(labels).length === 0) {
    return problem(
      'foreign',
      `${object.kind} ${object.name} has ${template?.spec ? 'pods without labels' : 'no pods'}.`,
      {
        hint: 'Give its pods at least one container, and labels that tell them from all others.',
      },
    );
  }
  const { replicas, parallelism, volumeClaimTemplates = [] } = manifest.spec;
  const claims = (volumeClaimTemplates as readonly PersistentVolumeClaim[]).map(
    ({ spec }) => `${spec?.resources?.requests?.['storage'] ?? ''}`,
  );
  const wave = Number(manifest.metadata?.annotations?.['argocd.argoproj.io/sync-wave'] ?? jobWave) || jobWave;
  return { object, at, template, labels, replicas: replicas ?? parallelism ?? 1, wave, claims };
}
