import {
  type Alert,
  cpuShare,
  errorRatio,
  gaugeLevel,
  memoryShare,
  noTargetUp,
  quantileAbove,
  volumeShare,
} from '../../entries/monitoring.js';
import { helmsmanMetrics as metrics } from './metrics.js';

const failed = { outcome: 'failure' } as const;

/** "High CPU/memory usage (>80% for 5+ minutes)", of any container of the namespace. */
const saturation: readonly Alert[] = [
  {
    name: 'HelmsmanHighCpu',
    when: cpuShare({ above: 0.8 }),
    for: '5m',
    severity: 'warning',
    summary: 'A container of Helmsman uses more than 80% of its cpu limit',
    description: '{{ $labels.container }} of {{ $labels.pod }} uses {{ $value | humanizePercentage }} of its limit.',
    runbook: {
      impact: 'Requests become slower; the autoscaler adds pods where it may.',
      instead: 'The document names no base. The share of the limit is what a pod can run out of.',
    },
  },
  {
    name: 'HelmsmanHighMemory',
    when: memoryShare({ above: 0.8 }),
    for: '5m',
    severity: 'warning',
    summary: 'A container of Helmsman uses more than 80% of its memory limit',
    description: '{{ $labels.container }} of {{ $labels.pod }} uses {{ $value | humanizePercentage }} of its limit.',
    runbook: { impact: 'None yet. At the limit the container is killed, and its requests with it.' },
  },
  {
    name: 'HelmsmanDiskSpace',
    when: volumeShare({ above: 0.85 }),
    for: '5m',
    severity: 'warning',
    summary: 'A volume of Helmsman is more than 85% full',
    description: '{{ $labels.persistentvolumeclaim }} is {{ $value | humanizePercentage }} full.',
    runbook: {
      impact: 'None until it is full. Then nothing can be written any more.',
      steps: ['Raise the size in the declaration: storage classes that allow expansion grow the volume in place.'],
    },
  },
];

/** "Service unavailability", "Database connection issues", "High response times (>2 seconds)". */
const service: readonly Alert[] = [
  {
    name: 'HelmsmanDown',
    when: noTargetUp(),
    for: '1m',
    severity: 'critical',
    summary: "No instance of Helmsman's API answers",
    description: 'Prometheus has not reached any instance for more than a minute.',
    runbook: { impact: 'Nobody is served. An instance alone that does not answer is TargetDown, a warning.' },
  },
  {
    name: 'HelmsmanDatabaseWaits',
    when: gaugeLevel({ of: metrics.poolWaiting, above: 0, per: ['pod'] }),
    for: '5m',
    severity: 'critical',
    summary: 'Requests wait for a connection to the database',
    description: '{{ $value }} requests of {{ $labels.pod }} wait for a connection, and have for five minutes.',
    runbook: {
      impact: 'Every request that needs the database is slow or fails.',
      steps: ['Look at the dashboard of the database: slow queries hold connections, and a failover refuses them.'],
    },
  },
  {
    name: 'HelmsmanSlow',
    when: quantileAbove({ of: metrics.requestDuration, quantile: 0.95, above: 2, within: '5m' }),
    for: '5m',
    severity: 'warning',
    summary: 'One in twenty requests to Helmsman takes longer than two seconds',
    description: 'The 95th percentile of the last 5 minutes is {{ $value | humanizeDuration }}.',
    runbook: {
      impact: 'Users wait, and some give up.',
      steps: ['Compare the time of queries and of the language model on the dashboards.'],
      instead:
        'Two seconds are ten times what is promised, so this alone would be silent while every request breaks the objective: that burns its own budget.',
    },
  },
];

/** "OAuth Success Rate", "Calendar Sync Status", "AI Request Volume": what depends on others. */
const providers: readonly Alert[] = [
  {
    name: 'HelmsmanSignInsFail',
    when: errorRatio({
      of: metrics.signIns,
      errors: failed,
      above: 0.1,
      within: '15m',
      per: ['provider'],
    }),
    for: '5m',
    severity: 'critical',
    summary: 'More than a tenth of all attempts to sign in fail',
    description: '{{ $value | humanizePercentage }} of the attempts with {{ $labels.provider }} fail.',
    runbook: {
      impact: 'Users cannot sign in.',
      steps: ['Ask the status page of the provider.', 'Look whether the secret of the OAuth client has expired.'],
    },
  },
  {
    name: 'HelmsmanCalendarSyncsFail',
    when: errorRatio({
      of: metrics.syncs,
      errors: failed,
      above: 0.1,
      within: '30m',
      per: ['provider'],
    }),
    for: '15m',
    severity: 'warning',
    summary: 'More than a tenth of all refreshes of calendars fail',
    description: '{{ $value | humanizePercentage }} of the refreshes from {{ $labels.provider }} fail.',
    runbook: {
      impact: 'Tasks are planned into time that is taken.',
      steps: ['Ask the status page of the provider.', 'FEATURE_CALENDAR_INTEGRATION turns the feature off.'],
    },
  },
  {
    name: 'HelmsmanModelCallsFail',
    when: errorRatio({ of: metrics.modelCalls, errors: failed, above: 0.1, within: '15m' }),
    for: '10m',
    severity: 'warning',
    summary: 'More than a tenth of all calls of the language model fail',
    description: '{{ $value | humanizePercentage }} of the calls of OpenAI fail.',
    runbook: {
      impact: 'No tasks are suggested.',
      steps: ['Ask the status page of OpenAI, and what is left of the quota.', 'FEATURE_AI_SUGGESTIONS turns it off.'],
    },
  },
];

/** "Alerting Rules" of the document, and those of "Custom Application Metrics"; every container has an alert for crash loops. */
export const helmsmanAlerts: readonly Alert[] = [...saturation, ...service, ...providers];
