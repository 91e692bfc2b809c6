import type { Construct } from 'constructs';
import type { CronJob } from '../../../imports/k8s.js';
import { jobAlert, scheduleAlert } from '../../monitoring/baseline/jobs.js';
import type { Duration } from '../../promql/duration.js';
import { Component, type ComponentProps } from '../component/component.js';
import { recordDemand } from '../component/demand.js';
import { componentProps } from '../component/props.js';
import { nameProblems } from '../object/names.js';
import { PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, type PropTable, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aFlag, aText } from '../object/shapes.js';
import { workloadWave } from '../object/wave.js';
import { type JobLimits, jobLimits, jobPod, jobProblems, jobSpec } from './job.js';
import { scheduleProblems } from './schedule.js';

export interface ScheduledJobProps extends ComponentProps, JobLimits {
  /** Five fields, or `@daily` and its like: `0 3 * * *`. */
  readonly schedule: string;
  /** `Europe/Berlin` @default Etc/UTC */
  readonly timeZone?: string;
  /** What happens when the last run is not over. @default Forbid */
  readonly concurrency?: 'Allow' | 'Forbid' | 'Replace';
  /** An alert tells when the last success is longer ago: more than the time from one run to the next. @default no such alert */
  readonly mustSucceedWithin?: Duration;
  /** Never runs by itself. @default false */
  readonly suspended?: boolean;
}

const scheduledJobProps = {
  ...componentProps,
  ...jobLimits,
  schedule: required(aText),
  timeZone: optional(aText),
  concurrency: optional(aText),
  mustSucceedWithin: optional(aText),
  suspended: optional(aFlag),
} satisfies PropsOf<ScheduledJobProps>;

/** The API adds a dash and ten digits to the name for each run. */
const longestName = 52;

/** Runs at the same times again and again. */
export class ScheduledJob extends Component {
  /** The CronJob as it is rendered. */
  readonly cronJob: PlainObject<CronJob>;

  protected override get propTable(): PropTable {
    return scheduledJobProps;
  }

  constructor(scope: Construct, id: string, props: ScheduledJobProps) {
    super(scope, id, props, { role: 'job', earliestWave: workloadWave });
    const { schedule, timeZone = 'Etc/UTC', concurrency = 'Forbid', suspended = false } = props;
    reject(this, [
      ...nameProblems('the scheduled job', this.name, longestName),
      ...scheduleProblems(schedule),
      ...jobProblems(props),
    ]);
    const template = this.template({ spec: jobPod });
    recordDemand(this, template, { pods: concurrency === 'Forbid' ? 1 : 2 });
    this.cronJob = new PlainObject<CronJob>(this, 'cronjob', {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: this.workloadMetadata(),
      spec: {
        schedule,
        timeZone,
        ...(suspended && { suspend: true }),
        ...(concurrency !== 'Allow' && { concurrencyPolicy: concurrency }),
        startingDeadlineSeconds: 300,
        jobTemplate: { spec: jobSpec(this, template, props) },
      },
    });
    const { mustSucceedWithin: within } = props;
    this.alertRules([jobAlert(this.name), ...(within === undefined ? [] : [scheduleAlert(this.name, within)])]);
  }
}
