import { escapePattern, matching } from '../../promql/matcher.js';
import type { Alert } from '../alerts/alert.js';
import { gaugeLevel } from '../conditions/gauge-level.js';
import { cloudNativePgPooler, pgBouncerServer } from '../exporters/pg-bouncer.js';
import { deploymentAlerts } from './replicas.js';
import { serverDown } from './servers.js';

const clientsWait = (when: Alert['when']): Alert => ({
  name: 'PoolerClientsWait',
  when,
  for: '5m',
  severity: 'warning',
  summary: 'Clients wait for a connection of the pooler',
  description: 'In {{ $labels.pod }} a client has waited {{ $value | humanizeDuration }}: every connection is taken.',
  runbook: {
    impact: 'Requests take as long as their wait, and fail when their own patience ends.',
    steps: [
      'Look for slow queries and for clients that keep a connection without using it: they hold what others wait for.',
      'A larger pool helps only where the server has connections and time to spare.',
    ],
  },
});

/** The metrics of pgbouncer_exporter about the pooler beside it. */
export const pgBouncerAlerts = (): readonly Alert[] => [
  serverDown(pgBouncerServer.up, 'PgBouncer'),
  clientsWait(gaugeLevel({ of: pgBouncerServer.longestWait, per: ['pod'], above: 5 })),
];

/** The same of a pooler of CloudNativePG, whose pods are a Deployment's. */
export function cloudNativePgPoolerAlerts(pooler: string): readonly Alert[] {
  const where = { pod: matching(`${escapePattern(pooler)}-[a-z0-9]+-[a-z0-9]+`) };
  return [
    ...deploymentAlerts(pooler),
    clientsWait(gaugeLevel({ of: cloudNativePgPooler.longestWait, where, per: ['pod'], above: 5 })),
  ];
}
