import { managedBucket, managedPostgres, type StorePlacements } from '../../index.js';
import { objectStorage } from '../object-storage.js';

/** Somebody else runs the database, and dumps of it go to the bucket of the environment's backups. */
const stores = (environment: string, network: string): StorePlacements[string] => ({
  database: managedPostgres({
    host: `codex-db.${environment}.internal`,
    cidrs: [network],
    credentials: 'codex-app-server/database',
    maxConnections: 100,
  }),
  backups: managedBucket({ ...objectStorage, bucket: `example-backups-${environment}` }),
});

/** Where staging and production have what a down-migration works on. */
export const codexStores = {
  staging: stores('staging', '10.60.0.0/16'),
  production: stores('production', '10.0.0.0/16'),
};
