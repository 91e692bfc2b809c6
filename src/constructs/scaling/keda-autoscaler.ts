import { Construct } from 'constructs';
import { ScaledObject, type ScaledObjectProps, type ScaleTriggers } from '../../../imports/keda.sh.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aMap, aNumber, anObject, aText, listOf, mapOf } from '../object/shapes.js';
import { type AutoscalerProps, rangeProblems, scalesByNothing, scaleTarget } from './autoscaler.js';

export interface KedaAutoscalerProps extends Omit<AutoscalerProps, 'metrics'> {
  /** As KEDA names them. At least one; the one that asks for most pods wins. */
  readonly triggers: readonly ScaleTriggers[];
}

/** What KEDA calls the HorizontalPodAutoscaler that it makes of a ScaledObject. */
export const kedaAutoscalerName = (scaledObject: string): string => `keda-hpa-${scaledObject}`;

const kedaAutoscalerProps = {
  name: optional(aText),
  labels: optional(mapOf(aText)),
  annotations: optional(mapOf(aText)),
  target: required(anObject(scaleTarget)),
  min: required(aNumber),
  max: required(aNumber),
  triggers: required(listOf(aMap)),
  behavior: optional(aMap),
} satisfies PropsOf<KedaAutoscalerProps>;

/** A ScaledObject: KEDA makes the HorizontalPodAutoscaler from it. The workload must not state replicas. */
export class KedaAutoscaler extends Construct {
  constructor(scope: Construct, id: string, props: KedaAutoscalerProps) {
    super(scope, id);
    refuseProps(this, props, kedaAutoscalerProps, new.target === KedaAutoscaler);
    const { target, name = target.name, labels = {}, annotations = {}, min, max, triggers, behavior } = props;
    reject(this, [...rangeProblems(min, max), ...(triggers.length > 0 ? [] : [scalesByNothing(name)])]);
    new PlainObject<ScaledObjectProps & Kind>(this, 'Resource', {
      apiVersion: ScaledObject.apiVersion,
      kind: ScaledObject.kind,
      metadata: { name, labels, annotations },
      spec: {
        scaleTargetRef: target,
        minReplicaCount: min,
        maxReplicaCount: max,
        ...(behavior && { advanced: { horizontalPodAutoscalerConfig: { behavior } } }),
        // While a source is away KEDA goes by this number alone: under load it must not take pods away.
        fallback: { failureThreshold: 3, replicas: min, behavior: 'currentReplicasIfHigher' },
        triggers,
      },
    });
  }
}

/** Percent of what the pods request, averaged over them. */
export const utilizationTrigger = (resource: 'cpu' | 'memory', percent: number): ScaleTriggers => ({
  type: resource,
  metricType: 'Utilization',
  metadata: { value: String(percent) },
});
