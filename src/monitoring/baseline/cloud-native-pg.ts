import { type Duration, durationOf, knownSeconds } from '../../promql/duration.js';
import { escapePattern, matching } from '../../promql/matcher.js';
import type { Alert } from '../alerts/alert.js';
import { fallsBehind } from '../conditions/compared.js';
import { fewerThan } from '../conditions/fewer-than.js';
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
      name: 'DatabaseDown',
      when: fewerThan({ of: cloudNativePg.inRecovery, where, equal: 0, least: 1 }),
      for: '5m',
      severity: 'critical',
      summary: `${cluster} has no primary that answers`,
      description: 'For five minutes no instance has said that it takes writes: none is there, or none is the primary.',
      runbook: {
        impact: 'Nothing can be written; without replicas nothing can be read.',
        steps: [
          `\`kubectl cnpg status ${cluster}\` says which instance should be the primary and what it waits for.`,
          'Look whether pods are pending: a volume binds them to a zone, and that zone may have no node left.',
        ],
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
    ...(props.instances > 1 ? replicaAlerts(cluster, where, props.instances) : []),
    ...(props.backupEndsWithin === undefined ? [] : backupAlerts(cluster, where, props.backupEndsWithin)),
  ];
}

type Where = { readonly pod: ReturnType<typeof matching> };

const replicaAlerts = (cluster: string, where: Where, instances: number): readonly Alert[] => [
  {
    name: 'DatabaseInstanceMissing',
    when: fewerThan({ of: cloudNativePg.up, where, least: instances }),
    for: '15m',
    severity: 'warning',
    summary: `${cluster} has fewer than its ${instances} instances`,
    description: 'Only {{ $value }} instances answer, for fifteen minutes.',
    runbook: {
      impact: 'None yet: the primary is there. The next failure finds fewer that can take its place.',
      steps: [`\`kubectl cnpg status ${cluster}\` says which instance is missing and what it waits for.`],
    },
  },
  {
    name: 'DatabaseReplicaBehind',
    when: gaugeLevel({ of: cloudNativePg.replicationLag, where, per: ['pod'], above: 300 }),
    for: '5m',
    severity: 'warning',
    summary: `A replica of ${cluster} is five minutes behind`,
    description: '{{ $labels.pod }} is {{ $value | humanizeDuration }} behind.',
    runbook: { impact: 'What is read from it is old, and a failover would wait or lose what it lacks.' },
  },
];

const day = 86_400;

const backupAlerts = (cluster: string, where: Where, within: Duration): readonly Alert[] => [
  {
    name: 'DatabaseBackupTooOld',
    when: tooOld({
      of: cloudNativePg.lastBackup,
      where,
      after: durationOf(day + knownSeconds(within)),
      zeroIsNever: true,
    }),
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
    name: 'DatabaseArchiveFails',
    when: fallsBehind({ of: cloudNativePg.lastArchived, to: cloudNativePg.lastArchiveFailed, where }),
    for: '15m',
    severity: 'critical',
    summary: `${cluster} fails to archive its log`,
    description: 'The last attempt to archive a file of the log has failed, and so has every one for fifteen minutes.',
    runbook: {
      impact: 'Nothing later can be recovered to, and the volume of the log fills up.',
      steps: [
        `\`kubectl cnpg status ${cluster}\` names the primary, and the log of its container plugin-barman-cloud says why.`,
      ],
    },
  },
  {
    name: 'DatabaseArchiveWaits',
    when: gaugeLevel({ of: cloudNativePg.archiveFiles, where: { ...where, value: 'ready' }, per: ['pod'], above: 10 }),
    for: '30m',
    severity: 'warning',
    summary: `The archive of ${cluster} does not keep up`,
    description: '{{ $value }} files of the log of {{ $labels.pod }} wait to be archived.',
    runbook: { impact: 'What they hold could not be recovered, and the volume of the log fills up.' },
  },
];
