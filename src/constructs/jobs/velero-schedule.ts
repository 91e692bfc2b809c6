import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import { record } from '../../intent/record.js';
import { type Problem, problem } from '../../problem.js';
import { nameProblems } from '../object/names.js';
import { wholeProblems } from '../object/numbers.js';
import { PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aNumber, aText, mapOf, texts } from '../object/shapes.js';
import { supportWave, waveAnnotations } from '../object/wave.js';
import { scheduleProblems } from './schedule.js';

export interface VeleroScheduleProps {
  /** Unique among all of Velero's: its objects are in one namespace. @default the namespace and the construct's id */
  readonly name?: string;
  /** More labels of its objects. @default none */
  readonly labels?: Labels;
  /** Kinds of the namespace, as the API lists them: `secrets`; `persistentvolumeclaims` are copied with what is on them. */
  readonly resources: readonly string[];
  /** Only objects with these labels. @default all of them */
  readonly where?: Labels;
  /** Five fields. @default every night at one */
  readonly schedule?: string;
  /** Days for which a backup is kept. @default 30 */
  readonly keepDays?: number;
}

const veleroScheduleProps = {
  name: optional(aText),
  labels: optional(mapOf(aText)),
  resources: required(texts),
  where: optional(mapOf(aText)),
  schedule: optional(aText),
  keepDays: optional(aNumber),
} satisfies PropsOf<VeleroScheduleProps>;

/** Copies of a namespace's objects outside of the cluster, by Velero; nothing where the environment has none. */
export class VeleroSchedule extends Construct {
  constructor(scope: Construct, id: string, props: VeleroScheduleProps) {
    super(scope, id);
    refuseProps(this, props, veleroScheduleProps, new.target === VeleroSchedule);
    const { namespace = 'default' } = Chart.of(this);
    const { name = `${namespace}-${id}`, labels = {}, resources, where, schedule = '0 1 * * *', keepDays = 30 } = props;
    reject(this, [
      ...nameProblems('the schedule', name),
      ...resourceProblems(resources),
      ...scheduleProblems(schedule),
      ...wholeProblems('velero', 'the number of days', keepDays, 1),
    ]);
    const { velero } = clusterOf(this);
    if (!velero) return;
    const volumes = resources.includes('persistentvolumeclaims');
    // A claim that a StatefulSet makes has the labels that its pods are selected by.
    if (volumes && where) record(this, 'backup', { of: { namespace, pods: where } });
    new PlainObject(this, 'Resource', {
      apiVersion: 'velero.io/v1',
      kind: 'Schedule',
      metadata: { name, namespace: velero.namespace, labels, annotations: waveAnnotations(supportWave) },
      spec: {
        schedule,
        template: {
          includedNamespaces: [namespace],
          includedResources: [...resources, ...(volumes ? ['persistentvolumes'] : [])],
          ...(where && { labelSelector: { matchLabels: where } }),
          snapshotVolumes: volumes,
          ttl: `${keepDays * 24}h0m0s`,
        },
      },
    });
  }
}

const resourceProblems = (resources: readonly string[]): Problem[] =>
  resources.length > 0 && resources.every(each => /^[a-z]+(\.[a-z0-9.-]+)?$/.test(each))
    ? []
    : [
        problem('velero', `copies are made of ${JSON.stringify(resources)}.`, {
          hint: 'Name kinds as the API lists them: ["secrets"].',
        }),
      ];
