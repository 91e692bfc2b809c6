import { Construct } from 'constructs';
import { Catalogue } from '../../config/catalogue.js';
import { flag, oneOf, port, secret, text, url } from '../../config/variable.js';
import { direct, pooled } from '../../intent/call.js';
import type { Endpoint, Protocols } from '../../intent/endpoint.js';
import { record } from '../../intent/record.js';
import { wholeProblems } from '../numbers.js';
import { reject } from '../reject.js';
import { ScheduledJob } from '../scheduled-job.js';
import { authorityVariable } from './postgres-authority.js';
import {
  dumpFolder,
  dumpScript,
  fetchScript,
  restoreFolder,
  restoreScript,
  uploadScript,
} from './postgres-dump-scripts.js';

/** Where dumps go to, and how long they stay there. */
export interface DumpTarget {
  readonly to: Endpoint<'s3'>;
  /** rclone, with a shell. */
  readonly uploader: string;
  /** The folder in the bucket: the name of the system. */
  readonly folder: string;
  /** Five fields. @default every night at two */
  readonly schedule?: string;
  /** @default 7 */
  readonly keepDays?: number;
  /** How large a dump may become: `2Gi`. @default 2Gi */
  readonly size?: string;
}

export interface PostgresDumpsProps extends DumpTarget {
  /** What the names of its jobs begin with. */
  readonly name: string;
  readonly database: Endpoint<'postgres'>;
  /** The server's image, which has its tools. */
  readonly image: string;
  /** The user that the image knows. */
  readonly user: number;
}

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
const dumpVariables = new Catalogue('postgres-dump', {
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
    PGSSLROOTCERT: ({ authority }) => authority,
  })
  .bind('s3', bucketBinding);
const restoreVariables = new Catalogue('postgres-restore', bucketVariables).bind('s3', bucketBinding);

const resources = { cpu: ['100m', '1'], memory: ['128Mi', '512Mi'] } as const;

/** Dumps a database to an object store every night, and restores the newest dump every week to prove that it can be. */
export class PostgresDumps extends Construct {
  constructor(scope: Construct, id: string, props: PostgresDumpsProps) {
    super(scope, id);
    const { database, to, image, user, uploader, folder, schedule = '0 2 * * *', keepDays = 7, size = '2Gi' } = props;
    reject(this, wholeProblems('backup', 'the number of days', keepDays, 1));
    const place = `store:${to.facts.bucket}/${folder}`;
    const writable = { '/tmp': '64Mi', [dumpFolder]: size };
    new ScheduledJob(this, 'dump', {
      name: `${props.name}-dump`,
      image: uploader,
      user,
      config: dumpVariables.values({}),
      before: [{ name: 'dump', image, command: ['/bin/sh', '-ec', dumpScript] }],
      command: ['/bin/sh', '-ec', uploadScript(place, keepDays)],
      calls: [pooled(direct(database), 1), to],
      resources,
      writable,
      schedule,
      mustSucceedWithin: '26h',
    });
    new ScheduledJob(this, 'restore', {
      name: `${props.name}-restore`,
      image,
      user,
      config: restoreVariables.values({}),
      before: [{ name: 'fetch', image: uploader, command: ['/bin/sh', '-ec', fetchScript(place)] }],
      command: ['/bin/sh', '-ec', restoreScript],
      calls: [to],
      resources,
      writable: { ...writable, [restoreFolder]: size },
      schedule: '0 4 * * 0',
      mustSucceedWithin: '192h',
    });
    const { peer } = direct(database);
    if ('pods' in peer) record(this, 'backup', { of: peer });
  }
}
