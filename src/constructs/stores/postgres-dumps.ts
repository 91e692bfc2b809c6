import { Construct } from 'constructs';
import { direct, pooled } from '../../intent/call.js';
import type { Endpoint } from '../../intent/endpoint.js';
import { record } from '../../intent/record.js';
import { ScheduledJob } from '../jobs/scheduled-job.js';
import { wholeProblems } from '../object/numbers.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aMap, aNumber, aText } from '../object/shapes.js';
import {
  dumpFolder,
  dumpScript,
  expireScript,
  fetchScript,
  restoreFolder,
  restoreScript,
  uploadScript,
} from './postgres-dump-scripts.js';
import { dumpVariables, restoreVariables } from './postgres-dump-variables.js';

/** Where dumps go to, and how long they stay there. */
export interface DumpTarget {
  /** The bucket that gets the dumps. */
  readonly to: Endpoint<'s3'>;
  /** rclone, with a shell. */
  readonly uploader: string;
  /** The folder in the bucket: the name of the system. */
  readonly folder: string;
  /** Five fields. @default every night at two */
  readonly schedule?: string;
  /** Days for which a dump is kept. @default 7 */
  readonly keepDays?: number;
  /** How large a dump may become: `2Gi`. @default 2Gi */
  readonly size?: string;
}

export interface PostgresDumpsProps extends DumpTarget {
  /** What the names of its jobs begin with. */
  readonly name: string;
  /** The database that is dumped. */
  readonly database: Endpoint<'postgres'>;
  /** The server's image, which has its tools. */
  readonly image: string;
  /** The user that the image knows. */
  readonly user: number;
}

const resources = { cpu: ['100m', '1'], memory: ['128Mi', '512Mi'] } as const;

const postgresDumpsProps = {
  to: required(aMap),
  uploader: required(aText),
  folder: required(aText),
  schedule: optional(aText),
  keepDays: optional(aNumber),
  size: optional(aText),
  name: required(aText),
  database: required(aMap),
  image: required(aText),
  user: required(aNumber),
} satisfies PropsOf<PostgresDumpsProps>;

/** Dumps a database to an object store every night, and restores the newest dump every week to prove that it can be. */
export class PostgresDumps extends Construct {
  constructor(scope: Construct, id: string, props: PostgresDumpsProps) {
    super(scope, id);
    refuseProps(this, props, postgresDumpsProps, new.target === PostgresDumps);
    const { database, to, image, user, uploader, folder, schedule = '0 2 * * *', keepDays = 7, size = '2Gi' } = props;
    reject(this, wholeProblems('backup', 'the number of days', keepDays, 1));
    const place = `store:${to.facts.bucket}/${folder}`;
    const writable = { '/tmp': '64Mi', [dumpFolder]: size };
    new ScheduledJob(this, 'dump', {
      name: `${props.name}-dump`,
      image: uploader,
      user,
      config: dumpVariables.values({}),
      initSteps: [{ name: 'dump', image, command: ['/bin/sh', '-ec', dumpScript] }],
      command: ['/bin/sh', '-ec', uploadScript(place) + expireScript(place, keepDays)],
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
      initSteps: [{ name: 'fetch', image: uploader, command: ['/bin/sh', '-ec', fetchScript(place)] }],
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
