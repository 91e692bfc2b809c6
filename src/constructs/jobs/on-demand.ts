import { Construct } from 'constructs';
import type { CronJob, JobSpec } from '../../../imports/k8s.js';
import { PlainObject } from '../object/plain-object.js';
import type { Metadata } from '../object/wave.js';

export interface OnDemandProps extends Metadata {
  readonly job: JobSpec;
}

/** A CronJob that never runs by itself: the template for `kubectl create job --from=cronjob/<name>`. */
export class OnDemand extends Construct {
  constructor(scope: Construct, id: string, { job, ...metadata }: OnDemandProps) {
    super(scope, id);
    new PlainObject<CronJob>(this, 'Resource', {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata,
      spec: {
        schedule: '@yearly',
        suspend: true,
        concurrencyPolicy: 'Forbid',
        jobTemplate: { spec: job },
      },
    });
  }
}
