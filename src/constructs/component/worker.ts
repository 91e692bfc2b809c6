import type { Construct } from 'constructs';
import type { Deployment } from '../../../imports/k8s.js';
import { defaultsOf } from '../../defaults/around.js';
import { peerOf } from '../../environment/cluster.js';
import { Environment } from '../../environment/environment.js';
import { targetAlert } from '../../monitoring/baseline/target.js';
import { metricsProps } from '../monitoring/metrics-props.js';
import { PodMetricsEndpoint } from '../monitoring/pod-metrics-endpoint.js';
import type { Metrics } from '../monitoring/scraped.js';
import { containerPortProblems, serverPorts, tcpPort } from '../network/port.js';
import { wholeProblems } from '../object/numbers.js';
import type { PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, type PropTable, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aNumber, anObject } from '../object/shapes.js';
import type { Probe } from './probe.js';
import { aProbe, replicatedProps } from './props.js';
import { ReplicatedComponent, type ReplicatedProps } from './replicated-component.js';

/** Where a worker answers with metrics, and nothing else: no Service leads there. */
export interface WorkerMetrics extends Omit<Metrics, 'port'> {
  /** The number of the port. */
  readonly port: number;
}

export interface WorkerProps extends ReplicatedProps {
  /** Seconds that a pod may take to finish its work when it is stopped. @default that of the defaults: 30 of 2026-12 */
  readonly grace?: number;
  /** Kubernetes restarts the container when it fails. @default none: a worker that hangs is not noticed */
  readonly liveness?: Probe;
  /** The port that Prometheus scrapes, with its metrics. @default none */
  readonly metrics?: WorkerMetrics;
}

const workerProps = {
  ...replicatedProps,
  grace: optional(aNumber),
  liveness: optional(aProbe),
  metrics: optional(anObject({ ...metricsProps, port: required(aNumber) } satisfies PropsOf<WorkerMetrics>)),
} satisfies PropsOf<WorkerProps>;

/** Pods that take work from somewhere and serve nobody. */
export class Worker extends ReplicatedComponent {
  /** The Deployment as it is rendered. */
  readonly deployment: PlainObject<Deployment>;

  protected override get propTable(): PropTable {
    return workerProps;
  }

  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, id, props, 'worker');
    const { grace = defaultsOf(this).grace, liveness, metrics } = props;
    const { prometheus } = this.cluster;
    const scraped = metrics ? [tcpPort('metrics', metrics.port)] : [];
    const ports = [...serverPorts(props.ports ?? {}), ...scraped];
    reject(this, [...wholeProblems('grace', 'the grace in seconds', grace, 0), ...containerPortProblems(ports)]);
    this.deployment = this.rollOut(
      {
        ...(liveness && { probes: { liveness } }),
        ports,
        allowedCallers: prometheus
          ? scraped.map(({ number: port }) => ({ peer: peerOf(prometheus), port, reason: 'metrics' }))
          : [],
        ...(grace !== 30 && { spec: { terminationGracePeriodSeconds: grace } }),
      },
      undefined,
    );
    // An environment without a Prometheus has no PodMonitors either; outside of environments nothing is known.
    if (metrics && (prometheus || !Environment.of(this))) {
      new PodMetricsEndpoint(this, 'metrics', {
        ...metrics,
        ...this.metadata(),
        port: 'metrics',
        pods: this.selector,
      });
    }
    this.alertRules([...(metrics ? [targetAlert(this.name)] : []), ...this.baseline]);
  }
}
