import type { Construct } from 'constructs';
import { amountOf } from '../../manifest/quantity.js';
import { problem } from '../../problem.js';
import { claimed, recordPodDemand } from '../component/demand.js';
import { resourceProps } from '../component/pod-props.js';
import { type Resources, resourceProblems } from '../component/resources.js';
import { wholeProblems } from '../object/numbers.js';
import { optional, type PropsOf, refuseGiven, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aNumber, anObject, aText } from '../object/shapes.js';

/** Pods that are made elsewhere: by a Helm chart, an operator, a person. */
export interface Reserved {
  /** The most of them at one time, those that a rollout adds and those that are ending included. */
  readonly pods: number;
  /** What one of them gets, all of its containers together. */
  readonly resources: Resources;
  /** The size of the volume that each of them claims: `10Gi`. @default none */
  readonly volume?: string;
}

const reservedProps = {
  pods: required(aNumber),
  resources: required(anObject(resourceProps)),
  volume: optional(aText),
} satisfies PropsOf<Reserved>;

/** Makes room in the quota of the namespace for pods that no component declares. */
export function reserve(scope: Construct, reserved: Reserved): void {
  refuseGiven(reserve, reserved, reservedProps);
  const { pods, resources, volume } = reserved;
  const sized = volume === undefined || amountOf(volume) !== undefined;
  reject(scope, [
    ...wholeProblems('quota', 'the number of pods', pods, 1),
    ...resourceProblems(resources),
    ...(sized
      ? []
      : [problem('quota', `the volume of each pod is "${volume}".`, { hint: 'A size looks like "10Gi".' })]),
  ]);
  recordPodDemand(scope, [resources], { pods, ...(volume !== undefined && { claims: claimed(pods, volume) }) });
}
