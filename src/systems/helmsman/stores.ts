import { cloudNativePostgres } from '../../entries/platform.js';
import type { BucketCopy, StorePlacements } from '../../entries/types.js';
import { objectStorage } from '../object-storage.js';

interface Placed {
  readonly instances: number;
  readonly bucket: string;
  readonly copy?: BucketCopy;
}

/**
 * Replicated, behind PgBouncer, and recoverable to any second of the last 30 days: "Full backup completion under 30
 * minutes", "Database recovery under 4 hours (RTO)", "Weekly backup restoration tests", "Cross-region replication".
 */
const database = ({ instances, bucket, copy }: Placed): StorePlacements[string] => ({
  postgres: cloudNativePostgres({
    image: 'cloudnative-pg-16',
    owner: 'helmsman',
    instances,
    pooler: { instances: 2, pooling: 'transaction', poolSize: 35, maxClients: 1000 },
    backup: {
      destination: `s3://${bucket}/postgresql`,
      host: objectStorage.host,
      retention: '30d',
      mustEndWithin: '30m',
      proof: { image: 'kubectl', within: '4h' },
      ...(copy && { copy }),
    },
  }),
});

/** Where staging and production have Helmsman's database. */
export const helmsmanStores = {
  staging: database({ instances: 2, bucket: 'helmsman-backups-staging' }),
  production: database({
    instances: 3,
    bucket: 'helmsman-backups-production',
    copy: {
      bucket: 'helmsman-backups-production-eu-west-1',
      role: 'arn:aws:iam::111122223333:role/helmsman-backups-copy',
      kmsKey: 'arn:aws:kms:eu-west-1:111122223333:alias/helmsman-backups',
    },
  }),
};
