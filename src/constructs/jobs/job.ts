import type { Construct } from 'constructs';
import type { JobSpec, PodTemplateSpec } from '../../../imports/k8s.js';
import { defaultsOf } from '../../defaults/around.js';
import type { Problem } from '../../problem.js';
import { wholeProblems } from '../object/numbers.js';
import { optional, type PropsOf } from '../object/props.js';
import { aNumber } from '../object/shapes.js';

/** How a job may fail, and how long it may take. */
export interface JobLimits {
  /** Pods that may fail before the job does. @default 3 */
  readonly retries?: number;
  /** Seconds until the job is given up. @default 1800 */
  readonly deadline?: number;
}

/** The same where types are not checked. */
export const jobLimits = { retries: optional(aNumber), deadline: optional(aNumber) } satisfies PropsOf<JobLimits>;

/** The API's form of a job; a pod that fails is kept, so that its logs can be read. */
export function jobSpec(by: Construct, template: PodTemplateSpec, props: JobLimits): JobSpec {
  const { job } = defaultsOf(by);
  const { retries = job.retries, deadline = job.deadline } = props;
  return { ...(retries !== 6 && { backoffLimit: retries }), activeDeadlineSeconds: deadline, template };
}

/** What is wrong with a job's limits. */
export const jobProblems = ({ retries, deadline }: JobLimits): Problem[] => [
  ...wholeProblems('job', 'the number of retries', retries, 0),
  ...wholeProblems('job', 'the deadline in seconds', deadline, 1),
];

/** What every pod of a job has. */
export const jobPod = { restartPolicy: 'Never' } as const;
