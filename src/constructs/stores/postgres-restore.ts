import { Construct } from 'constructs';
import { callOf } from '../../intent/call.js';
import type { Resources } from '../../intent/resources.js';
import { yamlText } from '../../monitoring/yaml-text.js';
import { type Duration, durationProblems, knownSeconds } from '../../promql/duration.js';
import { knownAccount } from '../component/cloud-identity.js';
import { claimed, recordPodDemand } from '../component/demand.js';
import { ScheduledJob } from '../jobs/scheduled-job.js';
import { imageIn } from '../namespace/image.js';
import { reject } from '../object/reject.js';
import { type RecoveredCluster, recoveredBoundary, recoveredCluster } from './postgres-recovered.js';

/** Proof that the newest backup can be recovered. */
export interface RestoreProof {
  /** kubectl's image, by its name in the versions. */
  readonly image: string;
  /** Five fields. @default every Sunday at four */
  readonly schedule?: string;
  /** How long a recovery may take, which is what is promised for a disaster: `4h`. */
  readonly within: Duration;
}

export interface PostgresRestoreProps extends RestoreProof, Omit<RecoveredCluster, 'name'> {
  /** The database whose rows are read. */
  readonly database: string;
  /** What one instance and what is added to it gets. */
  readonly containers: readonly Resources[];
  /** The size of its volume. */
  readonly volume: string;
}

const manifest = '/etc/restore/cluster.yaml';

/** Ends with an error unless some table of the database has a row. */
const readRows = `DO $$
DECLARE
  candidate regclass;
  found bigint;
BEGIN
  FOR candidate IN SELECT format('%I.%I', schemaname, tablename)::regclass FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
  LOOP
    EXECUTE format('SELECT count(*) FROM %s', candidate) INTO found;
    IF found > 0 THEN
      RAISE NOTICE '% rows of % were read', found, candidate;
      RETURN;
    END IF;
  END LOOP;
  RAISE EXCEPTION 'no table of the recovered database has a row';
END $$`;

/**
 * Recovers the newest backup into a cluster of its own, by the operator and the plugin as after a disaster, reads rows of
 * it, and throws it away. One that does not become ready, or has no rows, stays until the next run, to be looked at.
 */
export class PostgresRestore extends Construct {
  private readonly restored: string;

  constructor(scope: Construct, id: string, props: PostgresRestoreProps) {
    super(scope, id);
    const { of: name, database, schedule = '0 4 * * 0', within, containers, volume } = props;
    const image = imageIn(this, props.image);
    this.restored = `${name}-restored`;
    reject(this, durationProblems('the time that a recovery may take', within));
    const seconds = knownSeconds(within);
    const recovered = { ...props, name: this.restored };
    const psql = ['psql', '--no-psqlrc', '--set=ON_ERROR_STOP=1', `--dbname=${database}`, `--command=${readRows}`];
    const account = knownAccount(this, this.restored, props.calls.map(callOf));
    const object = `clusters.postgresql.cnpg.io/${this.restored}`;
    const remove = ['kubectl', 'delete', object, '--cascade=foreground', '--ignore-not-found'];
    new ScheduledJob(this, 'job', {
      name: `${name}-restore`,
      image,
      files: { [manifest]: yamlText(recoveredCluster(recovered, account.annotations)) },
      initSteps: [
        { name: 'clear', image, command: remove },
        { name: 'recover', image, command: ['kubectl', 'create', `--filename=${manifest}`] },
        {
          name: 'wait',
          image,
          command: ['kubectl', 'wait', object, '--for=condition=Ready', `--timeout=${seconds}s`],
        },
        {
          name: 'read',
          image,
          command: ['kubectl', 'exec', `${this.restored}-1`, '--container=postgres', '--', ...psql],
        },
      ],
      command: remove,
      access: this.access,
      resources: { cpu: ['20m', '200m'], memory: ['64Mi', '128Mi'] },
      schedule,
      retries: 0,
      deadline: seconds + 1800,
      mustSucceedWithin: '192h',
    });
    recoveredBoundary(this, recovered, account.calls, `by ${name}-restore, for as long as a recovery takes`);
    recordPodDemand(this, containers, { pods: 1, claims: claimed(1, volume) });
  }

  /** It may read and remove what it makes, and nothing else. */
  private get access() {
    const clusters = { apiGroups: ['postgresql.cnpg.io'], resources: ['clusters'] } as const;
    return [
      { ...clusters, verbs: ['get', 'list', 'watch', 'delete'], resourceNames: [this.restored] },
      { ...clusters, verbs: ['create'] },
      { resources: ['pods'], verbs: ['get'], resourceNames: [`${this.restored}-1`] },
      { resources: ['pods/exec'], verbs: ['create'], resourceNames: [`${this.restored}-1`] },
    ] as const;
  }
}
