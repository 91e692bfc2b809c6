import type { StorePlacements } from '../../entries/types.js';
import { managedBucket, managedPostgres } from '../../index.js';
import { networks } from '../network.js';
import { objectStorage } from '../object-storage.js';

/** Somebody else runs the database, and dumps of it go to the bucket of the environment's backups. */
const stores = (environment: string, subnet: string): StorePlacements[string] => ({
  database: managedPostgres({
    host: `codex-db.${environment}.internal`,
    cidrs: [subnet],
    credentials: 'codex-app-server/database',
    maxConnections: 100,
  }),
  backups: managedBucket({ ...objectStorage, bucket: `example-backups-${environment}` }),
});

/** Where staging and production have what a down-migration works on. */
export const codexStores = {
  staging: stores('staging', networks.staging.managed.codexDatabase),
  production: stores('production', networks.production.managed.codexDatabase),
};
