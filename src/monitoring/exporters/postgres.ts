import { exporter, metricCatalogue } from '../catalogue.js';
import { anything, counter, gauge } from '../metric.js';

/** What postgres_exporter says of the server beside it. */
export const postgresServer = metricCatalogue({
  up: gauge('pg_up', '1 when the server answers'),
  connections: gauge('pg_stat_activity_count', 'Connections', { labels: { datname: anything, state: anything } }),
  mostConnections: gauge('pg_settings_max_connections', 'Most connections'),
  commits: counter('pg_stat_database_xact_commit_total', 'Transactions committed', { labels: { datname: anything } }),
  rollbacks: counter('pg_stat_database_xact_rollback_total', 'Transactions rolled back', {
    labels: { datname: anything },
  }),
  deadlocks: counter('pg_stat_database_deadlocks_total', 'Deadlocks', { labels: { datname: anything } }),
  size: gauge('pg_database_size_bytes', 'Size of a database', { unit: 'bytes', labels: { datname: anything } }),
});

const instance = { pod: anything } as const;

/** What CloudNativePG says of its instances. */
export const cloudNativePg = exporter({
  up: gauge('cnpg_collector_up', '1 when the instance answers', { labels: { ...instance, cluster: anything } }),
  connections: gauge('cnpg_backends_total', 'Connections', {
    labels: { ...instance, datname: anything, state: anything, usename: anything, application_name: anything },
  }),
  mostConnections: gauge('cnpg_pg_settings_setting', 'Settings of the server', {
    labels: { ...instance, name: anything },
  }),
  replicationLag: gauge('cnpg_pg_replication_lag', 'Seconds that a replica is behind', {
    unit: 'seconds',
    labels: instance,
  }),
  // The object store's plugin says these; the exporter's own, of backups without it, stay at 0.
  lastBackup: gauge('barman_cloud_cloudnative_pg_io_last_available_backup_timestamp', 'When the last backup ended', {
    unit: 'seconds',
    labels: instance,
  }),
  lastFailedBackup: gauge('barman_cloud_cloudnative_pg_io_last_failed_backup_timestamp', 'When a backup last failed', {
    unit: 'seconds',
    labels: instance,
  }),
  firstRecoverable: gauge('barman_cloud_cloudnative_pg_io_first_recoverability_point', 'The earliest recovery', {
    unit: 'seconds',
    labels: instance,
  }),
  inRecovery: gauge('cnpg_pg_replication_in_recovery', '0 on the primary, 1 on a replica', { labels: instance }),
  // Of the primary alone. An idle database has nothing to archive, so the time since then says nothing by itself.
  sinceArchived: gauge('cnpg_pg_stat_archiver_seconds_since_last_archival', 'Seconds since a log was archived', {
    unit: 'seconds',
    labels: instance,
  }),
  lastArchived: gauge('cnpg_pg_stat_archiver_last_archived_time', 'When a log was last archived, -1 for never', {
    unit: 'seconds',
    labels: instance,
  }),
  lastArchiveFailed: gauge('cnpg_pg_stat_archiver_last_failed_time', 'When that last failed, -1 for never', {
    unit: 'seconds',
    labels: instance,
  }),
  archiveFiles: gauge(
    'cnpg_collector_pg_wal_archive_status',
    'Files of the log that wait for the archive, or are in it',
    {
      labels: { ...instance, value: ['ready', 'done'] },
    },
  ),
});
