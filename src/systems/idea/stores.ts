import { cloudNativePostgres } from '../../entries/platform.js';
import type { StorePlacements } from '../../entries/types.js';
import { managedBucket } from '../../index.js';
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

const account = '111122223333';

interface Owner {
  /** Where the environment's hosts are: the web client's origin is one of them. */
  readonly domain: string;
  /** Who signs the URLs that artifacts are uploaded to. */
  readonly writer: string;
  /** The path of its keys. @default the pods' role in the cloud */
  readonly credentials?: string;
}

/** Artifacts: encrypted with a key of their own, and written by nobody but the server, or by a URL that it signed. */
const artifacts = (environment: string, { domain, writer, credentials }: Owner) =>
  managedBucket({
    ...objectStorage,
    bucket: `idea-artifacts-${environment}`,
    kmsKey: `arn:aws:kms:${region}:${account}:alias/idea-artifacts-${environment}`,
    writers: [`arn:aws:iam::${account}:${writer}`],
    uploadsFrom: [`https://idea.${domain}`],
    ...(credentials !== undefined && { credentials }),
  });

/** Where staging and production have IDEA's stores; staging opens its bucket with keys, production by the pods' role. */
export const ideaStores = {
  staging: {
    postgres: metadata('staging', 2, '10Gi'),
    artifacts: artifacts('staging', {
      domain: 'staging.example.com',
      writer: 'user/idea-staging',
      credentials: 'idea/artifacts',
    }),
  },
  production: {
    postgres: metadata('production', 3, '50Gi'),
    artifacts: artifacts('production', { domain: 'example.com', writer: 'role/idea-production' }),
  },
} satisfies Readonly<Record<string, StorePlacements[string]>>;
