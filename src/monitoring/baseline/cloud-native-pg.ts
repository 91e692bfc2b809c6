import { type Duration, durationOf, knownSeconds } from '../../promql/duration.js';
import { escapePattern, matching } from '../../promql/matcher.js';
import type { Alert } from '../alerts/alert.js';
import { gaugeLevel } from '../conditions/gauge-level.js';
import { tooOld } from '../conditions/too-old.js';
import { cloudNativePg } from '../exporters/postgres.js';

/** What can be wrong with a cluster of CloudNativePG. Its instances are called `<cluster>-1`, `<cluster>-2`. */
export function cloudNativePgAlerts(
  cluster: string,
  props: {
    readonly maxConnections: number;
    readonly instances: number;
    /** How long the backup of each day may take. @default there are none */
    readonly backupEndsWithin?: Duration;
  },
): readonly Alert[] {
  const where = { pod: matching(`${escapePattern(cluster)}-[0-9]+`) };
  return [
    {
      name: 'DatabaseInstanceDown',
      when: gaugeLevel({ of: cloudNativePg.up, where, per: ['pod'], below: 1 }),
      for: '5m',
      severity: 'critical',
      summary: `An instance of ${cluster} does not answer`,
      description: 'The server in {{ $labels.pod }} has not answered its own exporter for five minutes.',
      runbook: {
        impact: 'Without the primary nothing can be written; without a replica the next failure is an outage.',
        steps: [`\`kubectl cnpg status ${cluster}\` says which instance is the primary and what it waits for.`],
      },
    },
    {
      name: 'DatabaseConnectionsHigh',
      when: gaugeLevel({
        of: cloudNativePg.connections,
        where,
        per: ['pod'],
        combined: 'sum',
        outOf: props.maxConnections,
        above: 0.8,
      }),
      for: '5m',
      severity: 'warning',
      summary: `${cluster} has used up most of its connections`,
      description: `{{ $value | humanizePercentage }} of the ${props.maxConnections} connections of {{ $labels.pod }} are open.`,
      runbook: {
        impact: 'At the limit every new connection is refused.',
        steps: ['Look which component has more pods, or a larger pool, than it was declared with.'],
      },
    },
    ...(props.instances > 1 ? [replicaAlert(cluster, where)] : []),
    ...(props.backupEndsWithin === undefined ? [] : backupAlerts(cluster, where, props.backupEndsWithin)),
  ];
}

type Where = { readonly pod: ReturnType<typeof matching> };

const replicaAlert = (cluster: string, where: Where): Alert => ({
  name: 'DatabaseReplicaBehind',
  when: gaugeLevel({ of: cloudNativePg.replicationLag, where, per: ['pod'], above: 300 }),
  for: '5m',
  severity: 'warning',
  summary: `A replica of ${cluster} is five minutes behind`,
  description: '{{ $labels.pod }} is {{ $value | humanizeDuration }} behind.',
  runbook: { impact: 'What is read from it is old, and a failover would wait or lose what it lacks.' },
});

const day = 86_400;

const backupAlerts = (cluster: string, where: Where, within: Duration): readonly Alert[] => [
  {
    name: 'DatabaseBackupTooOld',
    // The plugin says 0 while there has never been a backup, which is too long ago as well.
    when: tooOld({ of: cloudNativePg.lastBackup, where, after: durationOf(day + knownSeconds(within)) }),
    for: '15m',
    severity: 'critical',
    summary: `${cluster} has no backup of the last day`,
    description:
      'The last backup that can be used is {{ $value | humanizeDuration }} old, or there has never been one.',
    runbook: {
      impact: 'None until data is lost. Then more than a day of it is.',
      steps: [`\`kubectl get backups --selector cnpg.io/cluster=${cluster}\` shows what failed, and why.`],
    },
  },
  {
    name: 'DatabaseArchiveStuck',
    when: gaugeLevel({ of: cloudNativePg.sinceArchived, where, above: 1800, per: ['pod'] }),
    for: '15m',
    severity: 'critical',
    summary: `${cluster} does not archive its log`,
    description: '{{ $labels.pod }} has archived nothing for {{ $value | humanizeDuration }}.',
    runbook: { impact: 'Nothing later can be recovered to, and the volume of the log fills up.' },
  },
];
