import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { HorizontalPodAutoscaler } from '../../../imports/k8s.js';
import { walk } from '../../intent/walk.js';

/** What cdk8s-plus asks an `IScalable` for; each version has a class of containers of its own. */
export interface PlusScalingTarget {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  readonly containers: any[];
}

/** A workload as cdk8s-plus wants to know it: without a number of pods, and with something to measure them by. */
export const plusScalingTarget = (kind: string, name: string): PlusScalingTarget => ({
  apiVersion: 'apps/v1',
  kind,
  name,
  containers: [{ resources: { cpu: { request: true } } }],
});

/** The most pods that an autoscaler of another library gives a workload; 0 where none scales it. */
export const mostByOthers = (by: IConstruct, kind: string, name: string): number =>
  walk(by.node.root)
    .filter(ApiObject.isApiObject)
    .filter(object => object.kind === 'HorizontalPodAutoscaler')
    .map(object => (object.toJson() as HorizontalPodAutoscaler).spec)
    .filter(spec => spec?.scaleTargetRef.kind === kind && spec.scaleTargetRef.name === name)
    .reduce((most, spec) => Math.max(most, spec?.maxReplicas ?? 0), 0);
