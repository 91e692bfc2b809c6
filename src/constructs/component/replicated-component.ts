import type { Construct } from 'constructs';
import type { Deployment } from '../../../imports/k8s.js';
import { defaultsOf } from '../../defaults/around.js';
import { namespaceAt } from '../../intent/place.js';
import { record } from '../../intent/record.js';
import type { Rollout } from '../../intent/rollout.js';
import { stillEnding } from '../../intent/still-ending.js';
import type { Alert, AlertSeverity } from '../../monitoring/alerts/alert.js';
import { containerAlerts } from '../../monitoring/baseline/containers.js';
import { autoscalerAlerts, deploymentAlerts } from '../../monitoring/baseline/replicas.js';
import { problem } from '../../problem.js';
import { nameProblems } from '../object/names.js';
import { PlainObject } from '../object/plain-object.js';
import { reject } from '../object/reject.js';
import { workloadWave } from '../object/wave.js';
import { replicaProblems, type ScaleTarget } from '../scaling/autoscaler.js';
import { autoscalerName, type Scaling, scale } from '../scaling/scaling.js';
import { VerticalAutoscaler } from '../scaling/vertical-autoscaler.js';
import type { ComponentProps } from './component.js';
import type { ComponentParts } from './component-parts.js';
import { recordDemand } from './demand.js';
import { type Disruption, DisruptionBudget } from './disruption-budget.js';
import type { ProgramNames } from './program.js';
import { reloadAnnotations } from './reloading.js';
import { rolloutDeadline } from './rollout-deadline.js';
import { ScalableComponent } from './scalable-component.js';
import { spreadOver } from './spread.js';
import { type AccessMode, newClaims } from './volumes.js';

/** A fixed number of pods, or the fewest and the most that an autoscaler may run. */
export type Replicas = number | readonly [min: number, max: number];

/** How a rollout replaces pods. @default the API's: a quarter at a time */
interface Strategy {
  readonly rollingUpdate: { readonly maxSurge: number; readonly maxUnavailable: number };
}

/** Names of objects that are not called as the component is. */
export interface ObjectNames extends ProgramNames {
  readonly autoscaler?: string;
  readonly disruptionBudget?: string;
}

/** What components share whose pods are interchangeable: a WebService and a Worker. */
export interface ReplicatedProps extends ComponentProps {
  /** A number of pods, or a range for an autoscaler: `[2, 6]`. @default 1 */
  readonly replicas?: Replicas;
  /** By which load the autoscaler goes, when `replicas` is a range. @default cpu at 70 percent of what is requested */
  readonly scaling?: Scaling;
  /** A VerticalPodAutoscaler says what the pods should request, and changes nothing. @default false */
  readonly recommend?: boolean;
  /** Only with two replicas or more. @default one pod may be evicted at a time */
  readonly disruption?: Disruption;
  /** What it is when no pod is left: a page, or a warning that waits for the morning. @default critical */
  readonly whenDown?: AlertSeverity;
  /** Reloader restarts the pods when a secret they read by variable changes. @default true where the environment has Reloader */
  readonly reload?: boolean;
  /** Names of its objects, where they are not to follow from its own. @default each is called as the component is */
  readonly names?: ObjectNames;
}

/** A Deployment with as many pods as are needed, and what keeps them running while nodes come and go. */
export abstract class ReplicatedComponent extends ScalableComponent {
  protected declare readonly props: ReplicatedProps;
  protected readonly min: number;
  protected readonly max: number;
  protected readonly workloadKind = 'Deployment';
  private made: PlainObject<Deployment> | undefined;

  constructor(scope: Construct, id: string, props: ReplicatedProps, role: string, earliestWave: number = workloadWave) {
    super(scope, id, props, { role, earliestWave });
    const { replicas = 1, names = {} } = props;
    [this.min, this.max] = typeof replicas === 'number' ? [replicas, replicas] : replicas;
    reject(this, [
      ...(this.isExclusive && this.max > 1 ? [sharedVolume(this.max)] : []),
      ...replicaProblems(this.min),
      ...nameProblems('the autoscaler', names.autoscaler),
      ...nameProblems('the disruption budget', names.disruptionBudget),
    ]);
  }

  override markHasAutoscaler(): void {
    if (typeof this.props.replicas === 'object') reject(this, [twoAutoscalers(this.name)]);
    super.markHasAutoscaler();
  }

  protected override counted(): PlainObject<Deployment> | undefined {
    return this.min === 1 || typeof this.props.replicas === 'object' ? undefined : this.made;
  }

  /** The Deployment with its autoscaler and disruption budget. */
  protected rollOut(parts: ComponentParts, strategy: Strategy | undefined): PlainObject<Deployment> {
    const scaled = typeof this.props.replicas === 'object';
    const spread =
      this.min > 1 || scaled
        ? { topologySpreadConstraints: spreadOver(this.cluster, this.selector, defaultsOf(this)) }
        : {};
    const template = this.template({ ...parts, spec: { ...spread, ...parts.spec } });
    recordDemand(this, template, { pods: () => this.atOnce(this.isExclusive ? noSurge : strategy) });
    const health = this.health(parts);
    record(this, 'rollout', {
      ...{ namespace: namespaceAt(this), deployment: this.name, selector: this.selector },
      ...(health && { health }),
    });
    const metadata = this.workloadMetadata();
    const { reload = this.cluster.reloader } = this.props;
    const deployment = new PlainObject<Deployment>(this, 'deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        ...metadata,
        annotations: {
          ...metadata.annotations,
          ...(reload &&
            reloadAnnotations(
              template,
              { name: this.name, config: this.props.config, calls: this.calls },
              parts.secretFiles,
            )),
        },
      },
      spec: {
        ...(!scaled && this.min !== 1 && { replicas: this.min }),
        selector: { matchLabels: this.selector },
        // Its volume cannot be at an old pod and at a new one.
        ...(this.isExclusive ? { strategy: { type: 'Recreate' as const } } : strategy && { strategy }),
        progressDeadlineSeconds: rolloutDeadline(template, defaultsOf(this)),
        template,
      },
    });
    this.made = deployment;
    if (scaled) this.autoscaler();
    if (this.min > 1) this.disruptionBudget();
    if (this.props.recommend) {
      new VerticalAutoscaler(this, 'recommendation', { ...this.metadata(), target: this.target });
    }
    return deployment;
  }

  /** Whether it has a volume that one node mounts. */
  private get isExclusive(): boolean {
    return newClaims(this.props.volumes).some(([, { accessMode = 'ReadWriteOnce' }]) => isExclusive(accessMode));
  }

  /** In the middle of a rollout, at the autoscaler's maximum. */
  private atOnce(strategy: Strategy | undefined): number {
    const most = this.most(this.max);
    const surge = strategy?.rollingUpdate.maxSurge ?? Math.ceil(most / 4);
    return most + surge + stillEnding(most, surge);
  }

  /** Where it says by HTTP that it is ready. */
  protected health(_parts: ComponentParts): Rollout['health'] {
    return undefined;
  }

  /** The alerts that any Deployment has. */
  protected get baseline(): readonly Alert[] {
    const { replicas, names = {}, whenDown = 'critical' } = this.props;
    return [
      ...containerAlerts(this.containerName),
      ...deploymentAlerts(this.name, whenDown),
      ...(typeof replicas === 'object'
        ? autoscalerAlerts(autoscalerName(names.autoscaler ?? this.name, this.scaling, this.cluster))
        : []),
    ];
  }

  private get target(): ScaleTarget {
    return { apiVersion: 'apps/v1', kind: 'Deployment', name: this.name };
  }

  private get scaling(): Scaling {
    return this.props.scaling ?? { cpu: 70 };
  }

  private autoscaler(): void {
    const { name, cluster, target, min, max, scaling, props } = this;
    scale(this, { ...this.metadata(props.names?.autoscaler), job: name, cluster, target, min, max, scaling });
  }

  private disruptionBudget(): void {
    const { disruption, names = {} } = this.props;
    new DisruptionBudget(this, 'disruption', {
      ...this.metadata(names.disruptionBudget),
      selector: this.selector,
      replicas: this.min,
      ...(disruption && { disruption }),
    });
  }
}

const noSurge: Strategy = { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } };

const isExclusive = (mode: AccessMode) => mode === 'ReadWriteOnce' || mode === 'ReadWriteOncePod';

const twoAutoscalers = (name: string) =>
  problem('scaling', `${name} has an autoscaler of its own, and one of cdk8s-plus.`, {
    hint: 'Give `replicas` as a number, or remove the autoscaler of cdk8s-plus.',
  });

const sharedVolume = (pods: number) =>
  problem('volume', `up to ${pods} pods have one claim that the pods of one node mount.`, {
    hint: 'Use a StatefulService, which has a claim for each pod, accessMode: "ReadWriteMany", or one replica.',
  });
