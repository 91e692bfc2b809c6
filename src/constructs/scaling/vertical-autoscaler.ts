import { Construct } from 'constructs';
import { VerticalPodAutoscaler, type VerticalPodAutoscalerProps } from '../../../imports/autoscaling.k8s.io.js';
import type { Labels } from '../../intent/endpoint.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { anObject, aText, mapOf } from '../object/shapes.js';
import type { ScaleTarget } from './autoscaler.js';
import { scaleTarget } from './autoscaler.js';

export interface VerticalAutoscalerProps {
  /** The name of the VerticalPodAutoscaler. @default the target's name */
  readonly name?: string;
  /** More labels of its objects. @default none */
  readonly labels?: Labels;
  /** More annotations of its objects. @default none */
  readonly annotations?: Labels;
  /** The workload that it recommends requests for. */
  readonly target: ScaleTarget;
}

const verticalAutoscalerProps = {
  name: optional(aText),
  labels: optional(mapOf(aText)),
  annotations: optional(mapOf(aText)),
  target: required(anObject(scaleTarget)),
} satisfies PropsOf<VerticalAutoscalerProps>;

/** Watches what pods use and says what they should request (`kubectl describe vpa`); it changes nothing by itself. */
export class VerticalAutoscaler extends Construct {
  constructor(scope: Construct, id: string, props: VerticalAutoscalerProps) {
    super(scope, id);
    refuseProps(this, props, verticalAutoscalerProps, new.target === VerticalAutoscaler);
    const { target, name = target.name, labels = {}, annotations = {} } = props;
    new PlainObject<VerticalPodAutoscalerProps & Kind>(this, 'Resource', {
      apiVersion: VerticalPodAutoscaler.apiVersion,
      kind: VerticalPodAutoscaler.kind,
      metadata: { name, labels, annotations },
      spec: { targetRef: target, updatePolicy: { updateMode: 'Off' } },
    });
  }
}
