import { cloudNativePostgres, managedBucket, type StorePlacements } from '../../index.js';
import { objectStorage } from '../object-storage.js';

/** Metadata: replicated, and recoverable to any second of the last 30 days. */
const metadata = (environment: string, instances: number, storage: string) =>
  cloudNativePostgres({
    image: 'cloudnative-pg-16',
    owner: 'idea',
    instances,
    storage,
    backup: { ...backupSite, destination: `s3://example-backups-${environment}/idea`, retention: '30d' },
  });
const { region, ...backupSite } = objectStorage;

/** Artifacts: encrypted with a key of their own. */
const artifacts = (environment: string, credentials?: string) =>
  managedBucket({
    ...objectStorage,
    bucket: `idea-artifacts-${environment}`,
    kmsKey: `arn:aws:kms:${region}:111122223333:alias/idea-artifacts-${environment}`,
    ...(credentials !== undefined && { credentials }),
  });

/** Where staging and production have IDEA's stores; staging opens its bucket with keys, production by the pods' identity. */
export const ideaStores = {
  staging: { postgres: metadata('staging', 2, '10Gi'), artifacts: artifacts('staging', 'idea/artifacts') },
  production: { postgres: metadata('production', 3, '50Gi'), artifacts: artifacts('production') },
} satisfies Readonly<Record<string, StorePlacements[string]>>;
