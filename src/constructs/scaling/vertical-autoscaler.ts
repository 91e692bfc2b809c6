import { Construct } from 'constructs';
import { VerticalPodAutoscaler, type VerticalPodAutoscalerProps } from '../../../imports/autoscaling.k8s.io.js';
import type { Labels } from '../../intent/endpoint.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import type { ScaleTarget } from './autoscaler.js';

export interface VerticalAutoscalerProps {
  /** @default the target's name */
  readonly name?: string;
  readonly labels?: Labels;
  readonly annotations?: Labels;
  readonly target: ScaleTarget;
}

/** Watches what pods use and says what they should request (`kubectl describe vpa`); it changes nothing by itself. */
export class VerticalAutoscaler extends Construct {
  constructor(scope: Construct, id: string, props: VerticalAutoscalerProps) {
    super(scope, id);
    const { target, name = target.name, labels = {}, annotations = {} } = props;
    new PlainObject<VerticalPodAutoscalerProps & Kind>(this, 'Resource', {
      apiVersion: VerticalPodAutoscaler.apiVersion,
      kind: VerticalPodAutoscaler.kind,
      metadata: { name, labels, annotations },
      spec: { targetRef: target, updatePolicy: { updateMode: 'Off' } },
    });
  }
}
