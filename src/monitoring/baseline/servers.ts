import type { Alert } from '../alerts/alert.js';
import { gaugeLevel } from '../conditions/gauge-level.js';
import { increaseAbove } from '../conditions/increase-above.js';
import { postgresServer } from '../exporters/postgres.js';
import { redisServer } from '../exporters/redis.js';
import type { Gauge } from '../metric.js';

/** The exporter answers, and the server behind it does not. */
export const serverDown = (up: Gauge, what: string): Alert => ({
  name: 'StoreDown',
  when: gaugeLevel({ of: up, below: 1 }),
  for: '5m',
  severity: 'critical',
  summary: `${what} does not answer`,
  description: `${what} has not answered its exporter for five minutes.`,
  runbook: {
    impact: 'Everything that needs it fails.',
    steps: ['Look at the pods of the server itself first; the commands below are about its exporter.'],
  },
});

/** The metrics of postgres_exporter about its server. */
export const postgresServerAlerts = (maxConnections: number | undefined): readonly Alert[] => [
  serverDown(postgresServer.up, 'PostgreSQL'),
  ...(maxConnections === undefined
    ? []
    : [
        {
          name: 'DatabaseConnectionsHigh',
          when: gaugeLevel({
            of: postgresServer.connections,
            combined: 'sum',
            outOf: maxConnections,
            above: 0.8,
          }),
          for: '5m',
          severity: 'warning' as const,
          summary: 'PostgreSQL has used up most of its connections',
          description: `{{ $value | humanizePercentage }} of the ${maxConnections} connections are open.`,
          runbook: {
            impact: 'At the limit every new connection is refused.',
            steps: ['Look which component has more pods, or a larger pool, than it was declared with.'],
          },
        },
      ]),
];

/** The metrics of redis_exporter about its server. */
export const redisServerAlerts = (): readonly Alert[] => [
  serverDown(redisServer.up, 'Redis'),
  {
    name: 'RedisRefusesConnections',
    when: increaseAbove({ of: redisServer.rejected, above: 0, within: '5m' }),
    severity: 'warning',
    summary: 'Redis refuses connections',
    description:
      '{{ $value | humanize }} connections were refused in five minutes: it has as many clients as it takes.',
    runbook: { impact: 'Requests that need the cache or a session fail.' },
  },
];
