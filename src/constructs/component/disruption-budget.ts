import { Construct } from 'constructs';
import type { PodDisruptionBudget } from '../../../imports/k8s.js';
import { defaultsOf } from '../../defaults/around.js';
import type { Labels } from '../../intent/endpoint.js';
import { type Problem, problem } from '../../problem.js';
import { PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aFlag, aNumber, anObject, aText, mapOf } from '../object/shapes.js';

/** How many pods must stay, or how many may go. */
export type Disruption =
  | { readonly minAvailable: number; readonly maxUnavailable?: never }
  | { readonly maxUnavailable: number; readonly minAvailable?: never };

export interface DisruptionBudgetProps {
  /** The name of the PodDisruptionBudget. */
  readonly name: string;
  /** More labels of its objects. @default none */
  readonly labels?: Labels;
  /** More annotations of its objects. @default none */
  readonly annotations?: Labels;
  /** The labels of the pods. */
  readonly selector: Labels;
  /** The fewest pods that run. */
  readonly replicas: number;
  /** How many pods must stay, or how many may go. @default one pod may be evicted at a time */
  readonly disruption?: Disruption;
  /** Pods that agree on a leader: an unhealthy one is evicted only when the others can spare it. @default false */
  readonly quorum?: boolean;
}

/** One of both; which, the numbers say. */
export const disruptionShape = anObject({
  minAvailable: optional(aNumber),
  maxUnavailable: optional(aNumber),
});

const disruptionBudgetProps = {
  name: required(aText),
  labels: optional(mapOf(aText)),
  annotations: optional(mapOf(aText)),
  selector: required(mapOf(aText)),
  replicas: required(aNumber),
  disruption: optional(disruptionShape),
  quorum: optional(aFlag),
} satisfies PropsOf<DisruptionBudgetProps>;

/** Lets nodes be drained one pod at a time: at least one pod stays, and at least one may go. */
export class DisruptionBudget extends Construct {
  constructor(scope: Construct, id: string, props: DisruptionBudgetProps) {
    super(scope, id);
    refuseProps(this, props, disruptionBudgetProps, new.target === DisruptionBudget);
    const {
      name,
      labels = {},
      annotations = {},
      selector,
      replicas,
      disruption = defaultsOf(this).disruption,
      quorum = false,
    } = props;
    reject(this, disruptionProblems(disruption, replicas));
    new PlainObject<PodDisruptionBudget>(this, 'Resource', {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name, labels, annotations },
      spec: {
        ...disruption,
        selector: { matchLabels: selector },
        ...(!quorum && { unhealthyPodEvictionPolicy: 'AlwaysAllow' }),
      },
    });
  }
}

function disruptionProblems(disruption: Disruption, replicas: number): Problem[] {
  const keeps = disruption.minAvailable !== undefined;
  const given = keeps ? disruption.minAvailable : disruption.maxUnavailable;
  if (Number.isInteger(given) && given >= 1 && given < replicas) return [];
  const field = keeps ? 'minAvailable' : 'maxUnavailable';
  return [
    problem('disruption', `${field} is ${given} with ${replicas} ${replicas === 1 ? 'replica' : 'replicas'}.`, {
      hint:
        replicas > 1
          ? `It must be from 1 to ${replicas - 1}: one pod stays, and one can be evicted when a node is drained.`
          : 'A single pod cannot be protected without blocking every drain: run two, or omit the budget.',
    }),
  ];
}
