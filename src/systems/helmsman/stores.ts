import { cloudNativePostgres, type StorePlacements } from '../../index.js';
import { objectStorage } from '../object-storage.js';

/** Replicated, behind PgBouncer, and recoverable to any second of the last 30 days. */
const database = (environment: string, instances: number): StorePlacements[string] => ({
  postgres: cloudNativePostgres({
    image: 'cloudnative-pg-16',
    owner: 'helmsman',
    instances,
    pooler: { instances: 2, pooling: 'transaction', poolSize: 35, maxClients: 1000 },
    backup: { host: objectStorage.host, destination: `s3://example-backups-${environment}/helmsman`, retention: '30d' },
  }),
});

/** Where staging and production have Helmsman's database. */
export const helmsmanStores = { staging: database('staging', 2), production: database('production', 3) };
