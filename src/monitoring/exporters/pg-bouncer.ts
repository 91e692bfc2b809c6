import { exporter, metricCatalogue } from '../catalogue.js';
import { anything, gauge } from '../metric.js';

const pool = { database: anything, user: anything } as const;

/** What pgbouncer_exporter says of the pooler beside it. */
export const pgBouncerServer = metricCatalogue({
  up: gauge('pgbouncer_up', '1 when the pooler answers'),
  clients: gauge('pgbouncer_pools_client_active_connections', 'Clients with a connection', { labels: pool }),
  waiting: gauge('pgbouncer_pools_client_waiting_connections', 'Clients that wait for one', { labels: pool }),
  longestWait: gauge('pgbouncer_pools_client_maxwait_seconds', 'How long the first of them has waited', {
    unit: 'seconds',
    labels: pool,
  }),
  busy: gauge('pgbouncer_pools_server_active_connections', 'Connections to the server in use', { labels: pool }),
  idle: gauge('pgbouncer_pools_server_idle_connections', 'Connections to the server not in use', { labels: pool }),
});

const operated = { ...pool, pod: anything } as const;

/** What CloudNativePG says of its poolers. */
export const cloudNativePgPooler = exporter({
  clients: gauge('cnpg_pgbouncer_pools_cl_active', 'Clients with a connection', { labels: operated }),
  waiting: gauge('cnpg_pgbouncer_pools_cl_waiting', 'Clients that wait for one', { labels: operated }),
  longestWait: gauge('cnpg_pgbouncer_pools_maxwait', 'How long the first of them has waited', {
    unit: 'seconds',
    labels: operated,
  }),
  busy: gauge('cnpg_pgbouncer_pools_sv_active', 'Connections to the server in use', { labels: operated }),
  idle: gauge('cnpg_pgbouncer_pools_sv_idle', 'Connections to the server not in use', { labels: operated }),
});
