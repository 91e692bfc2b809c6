import type { Duration } from '../../promql/duration.js';
import { escapePattern, matching } from '../../promql/matcher.js';
import type { Alert } from '../alerts/alert.js';
import { stateHolds } from '../conditions/state-holds.js';
import { tooOld } from '../conditions/too-old.js';
import { jobs } from '../exporters/kube-state-metrics.js';

/** A job of this name, or one that a schedule or a hand made of it, has failed. */
export const jobAlert = (job: string): Alert => ({
  name: 'JobFailed',
  when: stateHolds({
    of: jobs.failed,
    where: { job_name: matching(`${escapePattern(job)}(-.*)?`), condition: 'true' },
    per: ['job_name'],
  }),
  severity: 'warning',
  summary: `A run of ${job} has failed`,
  description: 'Job {{ $labels.job_name }} has given up. The alert ends when the job is removed.',
  runbook: { impact: 'What the job should have done is not done.' },
});

/** A schedule has not come to its end for too long, or never has. `after` is longer than its period. */
export const scheduleAlert = (cronjob: string, after: Duration): Alert => ({
  name: 'ScheduledJobTooOld',
  when: tooOld({ of: jobs.lastSuccess, made: jobs.created, where: { cronjob }, after }),
  severity: 'critical',
  summary: `${cronjob} has not succeeded for more than ${after}`,
  description: 'Its last success is {{ $value | humanizeDuration }} ago, or there has never been one.',
  runbook: { impact: 'What it makes is old: a backup would lose everything since then.' },
});
