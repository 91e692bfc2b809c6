import { App } from 'cdk8s';
import type { StatefulSet } from '../../../imports/k8s.js';
import { databaseConnections } from '../../../src/checks/rules/database-connections.js';
import { cloudNativePostgres } from '../../../src/entries/platform.js';
import type { PgBouncerSettings } from '../../../src/entries/types.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { Environment } from '../../../src/index.js';
import { production } from '../../../src/systems/environments.js';
import { Helmsman } from '../../../src/systems/helmsman/system.js';
import { differences } from '../compare.js';
import { databaseLimits, databases } from './document.js';
import { computing, containerOf, databaseOf, environments, idsOf, of } from './rendered.js';

interface Cluster {
  readonly spec: {
    readonly instances: number;
    readonly storage: { readonly size: string };
    readonly postgresql: { readonly parameters: Readonly<Record<string, string>> };
    readonly certificates: object;
  };
}
interface Pooler {
  readonly spec: { readonly pgbouncer: { readonly poolMode: string; readonly parameters: object } };
}
const urlIn = (environment: (typeof environments)[number], secret: string, key: string) =>
  of<{ spec: { target: { template: { data: Record<string, string> } } } }>(environment, `ExternalSecret/${secret}`).spec
    .target.template.data[key]!;

test.each(databases)('H2: in %s the database has what the plan gives it', (environment, requests, storage) => {
  const resources = { requests, limits: databaseLimits };
  expect(differences({ resources }, { resources: computing(databaseOf(environment)) })).toEqual([]);
  const size =
    environment === 'development'
      ? of<StatefulSet>(environment, 'StatefulSet/postgresql').spec!.volumeClaimTemplates![0]!.spec!.resources!.requests
      : { storage: of<Cluster>(environment, 'Cluster/postgresql').spec.storage.size };
  expect(size).toEqual({ storage });
});

/** 200 connections, and a quarter of the memory that the pod asks for as buffers. */
const tuned = (buffers: string, cached: string) => ({
  max_connections: '200',
  shared_buffers: buffers,
  effective_cache_size: cached,
});

test('H2: development runs one server, with its configuration on the command line', () => {
  const args = containerOf('development', 'StatefulSet/postgresql').args!.filter(arg => arg !== '-c');
  const settings = Object.fromEntries(args.map(arg => arg.split('=') as [string, string]));
  expect(settings).toMatchObject(tuned('128MB', '384MB'));
  expect(of<StatefulSet>('development', 'StatefulSet/postgresql').spec!.replicas ?? 1).toBe(1);
});

test.each([
  ['staging', 2, tuned('256MB', '768MB')],
  ['production', 3, tuned('1024MB', '3072MB')],
] as const)(
  'H2: %s runs CloudNativePG with %d instances, tuned, with a certificate of cert-manager',
  (environment, instances, settings) => {
    const { spec } = of<Cluster>(environment, 'Cluster/postgresql');
    expect(spec.instances).toBe(instances);
    expect(spec.postgresql.parameters).toMatchObject(settings);
    expect(spec.certificates).toEqual({ serverTLSSecret: 'postgresql-server', serverCASecret: 'postgresql-server' });
    expect(of<object>(environment, 'Certificate/postgresql-server')).toMatchObject({
      spec: { secretName: 'postgresql-server', issuerRef: { kind: 'ClusterIssuer', name: 'internal' } },
    });
  },
);

test.each(['staging', 'production'] as const)(
  'H2: in %s the API goes through PgBouncer in transaction mode, and migrations around it',
  environment => {
    expect(of<Pooler>(environment, 'Pooler/postgresql-pooler').spec.pgbouncer).toMatchObject({
      poolMode: 'transaction',
      parameters: { default_pool_size: '35', max_client_conn: '1000' },
    });
    const [api, migration] = ['backend-secrets', 'backend-migrate-secrets'].map(secret =>
      urlIn(environment, secret, 'DATABASE_URL'),
    );
    expect(api).toMatch(
      /@postgresql-pooler\.[a-z-]+:5432\/helmsman\?sslmode=require&connection_limit=10&pgbouncer=true$/,
    );
    expect(migration).toMatch(/@postgresql-rw\.[a-z-]+:5432\/helmsman\?sslmode=require&connection_limit=1$/);
  },
);

/** What the check says of production with another pooler. */
function connectionsWith(pooler: Partial<PgBouncerSettings>): readonly string[] {
  const placed = cloudNativePostgres({
    image: 'cloudnative-pg-16',
    owner: 'helmsman',
    instances: 3,
    pooler: { instances: 2, pooling: 'transaction', poolSize: 35, maxClients: 1000, ...pooler },
  });
  const { props } = production;
  const environment = new Environment('production', { ...props, stores: { helmsman: { postgres: placed } } });
  const app = new App();
  new Helmsman(app, { environment });
  return [...databaseConnections.check(graphOf(app), { kubernetes: '1.31' })].map(({ message }) => message);
}

test('H2: the pools of all poolers, in the middle of a rollout, fit into what 200 connections leave', () => {
  expect(connectionsWith({})).toEqual([]);
  const [message, ...others] = connectionsWith({ poolSize: 60 });
  expect(message).toContain('which takes 200 - 3 reserved');
  expect(message).toContain('postgresql-pooler');
  expect(others).toEqual([]);
});

test('H2: the clients of all pods of the API, in the middle of a rollout, fit into one pooler', () => {
  expect(connectionsWith({ maxClients: 50 })).toEqual([
    expect.stringMatching(/pooler:postgres", which takes 50: backend \(10 \+ 1 surge.*\) x 10$/),
  ]);
});

test.each(environments)('H3: in %s Redis keeps sessions: with a password, and giving none of them up', environment => {
  const { args, command = [] } = containerOf(environment, 'StatefulSet/redis');
  const line = [...command, ...(args ?? [])].join(' ');
  expect(line).toContain('--maxmemory-policy noeviction');
  expect(of<{ spec: object }>(environment, 'ExternalSecret/redis-passwords').spec).toMatchObject({
    data: ['next-password', 'password'].map(key => ({
      secretKey: key,
      remoteRef: { key: 'helmsman/redis', property: key },
    })),
  });
  expect(urlIn(environment, 'backend-secrets', 'REDIS_URL')).toMatch(/^redis:\/\/:\{\{.*\}\}@redis\.[a-z-]+:6379$/);
});

interface Backups {
  readonly spec: {
    readonly schedule: string;
    readonly method: string;
    readonly retentionPolicy: string;
    readonly configuration: { readonly destinationPath: string; readonly wal: object };
  };
}
const rulesOf = (environment: 'staging' | 'production', id: string) =>
  of<{ spec: { groups: { rules: { alert: string; expr: string }[] }[] } }>(environment, id).spec.groups.flatMap(
    ({ rules }) => rules,
  );

test.each(['staging', 'production'] as const)(
  'H9: %s has a full backup each day and the log in between, for 30 days',
  environment => {
    expect(of<Backups>(environment, 'ScheduledBackup/postgresql').spec).toMatchObject({
      schedule: '0 0 2 * * *',
      method: 'plugin',
    });
    expect(of<Backups>(environment, 'ObjectStore/postgresql-backups').spec).toMatchObject({
      retentionPolicy: '30d',
      configuration: {
        destinationPath: `s3://helmsman-backups-${environment}/postgresql`,
        wal: { compression: 'gzip' },
      },
    });
    expect(of<object>(environment, 'Cluster/postgresql')).toMatchObject({
      spec: { plugins: [{ name: 'barman-cloud.cloudnative-pg.io', isWALArchiver: true }] },
    });
  },
);

test.each(['staging', 'production'] as const)(
  'H9: in %s a backup that takes longer than 30 minutes, or never ran, raises an alert',
  environment => {
    const alert = rulesOf(environment, 'PrometheusRule/postgresql').find(rule => rule.alert === 'DatabaseBackupTooOld');
    expect(alert?.expr).toMatch(
      /^time\(\) - \(max .*barman_cloud_cloudnative_pg_io_last_available_backup_timestamp.* > 0\) > 88200\nor max .* == 0 and max .* offset 1470m\) == 0$/,
    );
  },
);

test.each(['staging', 'production'] as const)(
  'H9: in %s the newest backup is recovered each week, within the four hours of the RTO',
  environment => {
    const job = of<{
      spec: {
        schedule: string;
        jobTemplate: { spec: { template: { spec: { initContainers: { command: string[] }[] } } } };
      };
    }>(environment, 'CronJob/postgresql-restore');
    expect(job.spec.schedule).toBe('0 4 * * 0');
    const { initContainers } = job.spec.jobTemplate.spec.template.spec;
    expect(initContainers.at(-2)!.command).toContain('--timeout=14400s');
    expect(initContainers.at(-1)!.command.slice(0, 2)).toEqual(['kubectl', 'exec']);
    const alerts = rulesOf(environment, 'PrometheusRule/postgresql-restore').map(({ alert }) => alert);
    expect(alerts).toEqual(expect.arrayContaining(['JobFailed', 'ScheduledJobTooOld']));
  },
);

test('H9: backups of production are copied to another region', () => {
  const app = new App();
  new Helmsman(app, { environment: production });
  const files = graphOf(app)
    .intents('template')
    .map(({ value }) => value);
  const { text } = files.find(({ file }) => file === 'bucket-helmsman-backups-production.json')!;
  expect(JSON.parse(text)).toMatchObject({
    ReplicationConfiguration: {
      Rules: [{ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::helmsman-backups-production-eu-west-1' } }],
    },
  });
});

test.each([
  ['staging', 'codex-bootstrap-staging'],
  ['production', 'codex-bootstrap'],
] as const)('H9: %s declares copies of its secrets and of what Prometheus knows', (environment, namespace) => {
  expect(of<object>(environment, `Schedule/${namespace}-secrets`)).toMatchObject({
    metadata: { namespace: 'velero' },
    spec: { template: { includedNamespaces: [namespace], includedResources: ['secrets'], ttl: '720h0m0s' } },
  });
  expect(of<object>(environment, 'Schedule/monitoring-metrics')).toMatchObject({
    spec: {
      template: {
        includedNamespaces: ['monitoring'],
        labelSelector: { matchLabels: { prometheus: 'prometheus' } },
        snapshotVolumes: true,
      },
    },
  });
});

test('C12: nothing that holds data is deleted unasked', () => {
  const holders = idsOf('production').filter(id =>
    /^(Namespace|StatefulSet|Cluster|Prometheus|Alertmanager)\//.test(id),
  );
  expect(holders).toEqual(expect.arrayContaining(['Cluster/postgresql', 'StatefulSet/redis', 'Prometheus/prometheus']));
  for (const id of holders) {
    expect(of<object>('production', id)).toMatchObject({
      metadata: {
        annotations: {
          'argocd.argoproj.io/sync-options': expect.stringMatching(/^Prune=(false|confirm),Delete=confirm$/),
          'kustomize.toolkit.fluxcd.io/prune': 'disabled',
        },
      },
    });
  }
});
