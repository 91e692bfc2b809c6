import { Catalogue } from '../../config/catalogue.js';
import { flag, oneOf, port, secret, text, url } from '../../config/variable.js';
import type { Protocols } from '../../intent/endpoint.js';
import { authorityOf, authorityVariable } from './postgres-authority.js';

/** What rclone reads of the store, which it knows as "store". */
const bucketVariables = {
  RCLONE_CONFIG_STORE_TYPE: oneOf(['s3'], 'The kind of store'),
  RCLONE_CONFIG_STORE_PROVIDER: oneOf(['AWS', 'Minio'], 'Whose S3 it is'),
  RCLONE_CONFIG_STORE_ENDPOINT: url('The store'),
  RCLONE_CONFIG_STORE_REGION: text('Its region'),
  RCLONE_CONFIG_STORE_ENV_AUTH: flag("Whether the cloud's identity opens it"),
  RCLONE_CONFIG_STORE_ACCESS_KEY_ID: secret('Who may write there'),
  RCLONE_CONFIG_STORE_SECRET_ACCESS_KEY: secret('The key'),
  RCLONE_CONFIG_STORE_NO_CHECK_BUCKET: flag('Whether the bucket is taken to be there'),
};
type Bucket = Protocols['s3'];
const bucketBinding = {
  RCLONE_CONFIG_STORE_TYPE: () => 's3' as const,
  RCLONE_CONFIG_STORE_PROVIDER: ({ pathStyle }: Bucket) => (pathStyle ? ('Minio' as const) : ('AWS' as const)),
  RCLONE_CONFIG_STORE_ENDPOINT: (store: Bucket) => store.url,
  RCLONE_CONFIG_STORE_REGION: ({ region }: Bucket) => region,
  RCLONE_CONFIG_STORE_ENV_AUTH: ({ accessKey }: Bucket) => accessKey === undefined,
  RCLONE_CONFIG_STORE_ACCESS_KEY_ID: ({ accessKey }: Bucket) => accessKey,
  RCLONE_CONFIG_STORE_SECRET_ACCESS_KEY: ({ secretKey }: Bucket) => secretKey,
  RCLONE_CONFIG_STORE_NO_CHECK_BUCKET: () => true,
};
/** What a job reads that dumps a database to a bucket. */
export const dumpVariables = new Catalogue('postgres-dump', {
  PGHOST: text('The server'),
  PGPORT: port('Its port'),
  PGDATABASE: text('The database'),
  PGSSLMODE: text('TLS towards it'),
  PGUSER: secret('Who may read everything'),
  PGPASSWORD: secret('The password'),
  PGSSLROOTCERT: authorityVariable,
  ...bucketVariables,
})
  .bind('postgres', {
    PGHOST: ({ host }) => host,
    PGPORT: server => server.port,
    PGDATABASE: ({ database }) => database,
    PGSSLMODE: ({ tls }) => tls,
    PGUSER: ({ user }) => user,
    PGPASSWORD: ({ password }) => password,
    PGSSLROOTCERT: authorityOf,
  })
  .bind('s3', bucketBinding);
/** What one reads that only needs the bucket. */
export const restoreVariables = new Catalogue('postgres-restore', bucketVariables).bind('s3', bucketBinding);
