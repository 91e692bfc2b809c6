import type { Construct } from 'constructs';
import type { Deployment } from '../../../imports/k8s.js';
import { wholeProblems } from '../object/numbers.js';
import type { PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, type PropTable } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aMap, aNumber } from '../object/shapes.js';
import type { Probe } from './probe.js';
import { replicatedProps } from './props.js';
import { ReplicatedComponent, type ReplicatedProps } from './replicated-component.js';

export interface WorkerProps extends ReplicatedProps {
  /** Seconds that a pod may take to finish its work when it is stopped. @default 30 */
  readonly grace?: number;
  /** @default none: a worker that hangs is not noticed */
  readonly liveness?: Probe;
}

const workerProps = {
  ...replicatedProps,
  grace: optional(aNumber),
  liveness: optional(aMap),
} satisfies PropsOf<WorkerProps>;

/** Pods that take work from somewhere and serve nobody. */
export class Worker extends ReplicatedComponent {
  readonly deployment: PlainObject<Deployment>;

  protected override get propTable(): PropTable {
    return workerProps;
  }

  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, id, props, 'worker');
    const { grace = 30, liveness } = props;
    reject(this, wholeProblems('grace', 'the grace in seconds', grace, 0));
    this.deployment = this.rollOut(
      {
        ...(liveness && { probes: { liveness } }),
        ...(grace !== 30 && { spec: { terminationGracePeriodSeconds: grace } }),
      },
      undefined,
    );
    this.alertRules(this.baseline);
  }
}
