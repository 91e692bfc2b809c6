import type { Construct } from 'constructs';
import type { Job, PodTemplateSpec } from '../../../imports/k8s.js';
import type { Labels } from '../../intent/endpoint.js';
import { jobAlert } from '../../monitoring/baseline/jobs.js';
import { Component, type ComponentProps } from '../component/component.js';
import { recordDemand } from '../component/demand.js';
import { componentProps } from '../component/props.js';
import { PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, type PropTable } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aFlag, aText } from '../object/shapes.js';
import { jobWave } from '../object/wave.js';
import { type JobLimits, jobLimits, jobPod, jobProblems, jobSpec } from './job.js';
import { OnDemand } from './on-demand.js';
import { releaseAnnotation } from './release.js';

export interface HookJobProps extends ComponentProps, JobLimits {
  /** When it runs: among the other objects, or after all of them. @default during */
  readonly phase?: 'during' | 'after';
  /** Also as a suspended CronJob, to be run by hand: `kubectl create job --from=cronjob/<name>`. @default false */
  readonly onDemand?: boolean;
}

const hookJobProps = {
  ...componentProps,
  ...jobLimits,
  phase: optional(aText),
  onDemand: optional(aFlag),
} satisfies PropsOf<HookJobProps>;

/** Runs to its end in every rollout: after what it calls, and before what names it in `dependsOn`. */
export class HookJob extends Component {
  protected declare readonly props: HookJobProps;
  /** The Job as it is rendered. */
  readonly job: PlainObject<Job>;

  protected override get propTable(): PropTable {
    return hookJobProps;
  }

  constructor(scope: Construct, id: string, props: HookJobProps) {
    super(scope, id, props, { role: 'job', earliestWave: jobWave });
    const { phase = 'during', onDemand = false } = props;
    reject(this, jobProblems(props));
    const template = this.template({ spec: jobPod });
    recordDemand(this, template, { pods: onDemand ? 2 : 1 });
    const metadata = this.workloadMetadata();
    this.job = new PlainObject<Job>(this, 'job', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        ...metadata,
        annotations: {
          ...metadata.annotations,
          'argocd.argoproj.io/hook': phase === 'during' ? 'Sync' : 'PostSync',
          'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
          // A job's template cannot change: Flux must replace it.
          'kustomize.toolkit.fluxcd.io/force': 'enabled',
        },
      },
      spec: jobSpec(this, releasedWith(template, releaseAnnotation(this)), props),
    });
    this.alertRules([jobAlert(this.name)]);
    if (onDemand) new OnDemand(this, 'on-demand', { ...metadata, job: jobSpec(this, template, props) });
  }

  override get comesLast(): boolean {
    return this.props.phase === 'after';
  }
}

const releasedWith = ({ metadata, ...template }: PodTemplateSpec, annotations: Labels): PodTemplateSpec => ({
  ...template,
  metadata: { ...metadata, annotations: { ...metadata?.annotations, ...annotations } },
});
