import { direct, pooled } from '../../intent/call.js';
import type { Endpoint } from '../../intent/endpoint.js';
import type { ComponentProps } from '../component/component.js';
import { dumpFolder, dumpScript, uploadScript } from './postgres-dump-scripts.js';
import { dumpVariables } from './postgres-dump-variables.js';

/** Which database is dumped, and where to. */
export interface DumpFirst {
  /** The database. */
  readonly database: Endpoint<'postgres'>;
  /** The image of a server of its version, which has its tools. */
  readonly image: string;
  /** The bucket that gets the dump. */
  readonly to: Endpoint<'s3'>;
  /** rclone, with a shell. */
  readonly uploader: string;
  /** The folder in the bucket: the name of the system, and what the dump is taken before. */
  readonly folder: string;
  /** How large a dump may become: `2Gi`. @default 2Gi */
  readonly size?: string;
}

/**
 * What a job needs so that it dumps a database to an object store before it starts, and does not start without:
 * `new HookJob(this, 'migrate', { image, command: ['psql', …], ...dumpFirst({ … }) })`. Its program finds the database
 * in the variables of libpq.
 */
export function dumpFirst({
  database,
  image,
  to,
  uploader,
  folder,
  size = '2Gi',
}: DumpFirst): Required<Pick<ComponentProps, 'config' | 'initSteps' | 'calls' | 'writable'>> {
  const place = `store:${to.facts.bucket}/${folder}`;
  const step = (name: string, of: string, script: string) => ({
    name,
    image: of,
    command: ['/bin/sh', '-ec', script],
  });
  return {
    config: dumpVariables.values({}),
    initSteps: [step('dump', image, dumpScript), step('upload', uploader, uploadScript(place))],
    calls: [pooled(direct(database), 1), to],
    writable: { '/tmp': '64Mi', [dumpFolder]: size },
  };
}
