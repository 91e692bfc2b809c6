import { parse } from 'yaml';
import { type CloudNativePostgresProps, cloudNativePostgres } from '../../../src/entries/platform.js';
import type { PostgresBackup } from '../../../src/entries/types.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { templates } from '../../../src/graph/templates.js';
import { chartIn, ofKind, only, refusals, small } from '../support.js';

const versions = {
  'cloudnative-pg': { repository: 'ghcr.io/cloudnative-pg/postgresql', staging: '16.9' },
  kubectl: { repository: 'registry.k8s.io/kubectl', staging: 'v1.31.14' },
};
const needs = {
  name: 'orders',
  database: 'shop',
  credentials: 'shop/db',
  maxConnections: 200,
  storage: '10Gi',
  resources: small,
};
const backup: PostgresBackup = {
  destination: 's3://shop-backups/orders',
  host: 's3.example.com',
  cidrs: ['192.0.2.0/24'],
  credentials: 'shop/backups',
  retention: '30d',
};
const proof = { image: 'kubectl', within: '4h' };

function placed(more: Partial<PostgresBackup> = {}, cluster = {}, props: Partial<CloudNativePostgresProps> = {}) {
  const scope = chartIn({ apiServer: { cidrs: ['10.0.0.1/32'] }, ...cluster }, { versions });
  const placement = { image: 'cloudnative-pg', owner: 'shop', instances: 3, backup: { ...backup, ...more }, ...props };
  cloudNativePostgres(placement).place(needs)(scope, 'database');
  return scope;
}
const jobIn = (scope: ReturnType<typeof placed>) =>
  (only(scope, 'CronJob').spec as unknown as { jobTemplate: { spec: Job } }).jobTemplate.spec;
interface Job {
  readonly activeDeadlineSeconds: number;
  readonly backoffLimit: number;
  readonly template: { spec: { initContainers: { command: string[] }[]; containers: { command: string[] }[] } };
}

test('H9: every week the newest backup is recovered into a cluster of its own, which is thrown away when it is ready', () => {
  const scope = placed({ proof });
  expect(only(scope, 'CronJob', 'orders-restore').spec['schedule']).toBe('0 4 * * 0');
  const { initContainers, containers } = jobIn(scope).template.spec;
  const object = 'clusters.postgresql.cnpg.io/orders-restored';
  const remove = ['kubectl', 'delete', object, '--cascade=foreground', '--ignore-not-found'];
  expect([...initContainers, ...containers].map(({ command }) => command)).toEqual([
    remove,
    ['kubectl', 'create', '--filename=/etc/restore/cluster.yaml'],
    ['kubectl', 'wait', object, '--for=condition=Ready', '--timeout=14400s'],
    [
      ...['kubectl', 'exec', 'orders-restored-1', '--container=postgres', '--', 'psql', '--no-psqlrc'],
      ...['--set=ON_ERROR_STOP=1', '--dbname=shop', expect.stringMatching(/^--command=DO .*RAISE EXCEPTION/s)],
    ],
    remove,
  ]);
  const { data } = only(scope, 'ConfigMap', 'orders-restore-files') as unknown as { data: Record<string, string> };
  const recovered = parse(data['etc_restore_cluster.yaml']!) as { spec: Record<string, unknown> };
  const { postgresql, resources, storage } = only(scope, 'Cluster').spec as Record<string, { parameters?: object }>;
  expect(recovered).toMatchObject({ kind: 'Cluster', metadata: { name: 'orders-restored' } });
  expect(recovered.spec).toEqual({
    instances: 1,
    imageName: 'ghcr.io/cloudnative-pg/postgresql:16.9',
    postgresql: { parameters: postgresql?.parameters },
    resources,
    storage,
    enablePDB: false,
    bootstrap: { recovery: { source: 'orders' } },
    externalClusters: [
      {
        name: 'orders',
        plugin: {
          name: 'barman-cloud.cloudnative-pg.io',
          parameters: { barmanObjectName: 'orders-backups', serverName: 'orders' },
        },
      },
    ],
  });
});

test('H9: a recovery that takes longer than what is promised fails', () => {
  const { activeDeadlineSeconds, backoffLimit } = jobIn(placed({ proof: { ...proof, within: '1h' } }));
  expect([activeDeadlineSeconds, backoffLimit]).toEqual([3600 + 1800, 0]);
  expect(refusals(() => placed({ proof: { ...proof, within: 'soon' } }))).toEqual([
    ['duration', 'the time that a recovery may take is "soon".', expect.any(String)],
  ]);
});

test('H9 C2: the job may remove what it makes, and never the cluster itself', () => {
  expect(only(placed({ proof }), 'Role', 'orders-restore')).toMatchObject({
    rules: [
      { resources: ['clusters'], resourceNames: ['orders-restored'], verbs: ['get', 'list', 'watch', 'delete'] },
      { resources: ['clusters'], verbs: ['create'] },
      { resources: ['pods'], resourceNames: ['orders-restored-1'], verbs: ['get'] },
      { resources: ['pods/exec'], resourceNames: ['orders-restored-1'], verbs: ['create'] },
    ],
  });
});

test('H9 C6: what is recovered reaches the archive and the API server, and only the operator reaches it', () => {
  const scope = placed({ proof });
  const { podSelector, ingress, egress } = only(scope, 'NetworkPolicy', 'orders-restored').spec as unknown as {
    podSelector: object;
    ingress: { ports: { port: number }[] }[];
    egress: { ports: { port: number }[] }[];
  };
  expect(podSelector).toEqual({ matchLabels: { 'cnpg.io/cluster': 'orders-restored' } });
  expect(only(scope, 'NetworkPolicy', 'orders-restored').metadata.annotations).toMatchObject({
    'plainsail.dev/pods-made-later': 'by orders-restore, for as long as a recovery takes',
  });
  expect(ingress.map(({ ports }) => ports)).toEqual([[{ port: 5432 }], [{ port: 8000 }]]);
  expect(egress.map(({ ports }) => ports.map(({ port }) => port))).toEqual([[53, 53], [6443], [443]]);
});

test('H9: without a proof nothing is recovered', () => {
  expect(ofKind(placed(), 'CronJob')).toEqual([]);
});

test('H9: a copy in another region is what two buckets must be set to', () => {
  const copy = {
    bucket: 'shop-backups-far',
    role: 'arn:aws:iam::111122223333:role/copy',
    kmsKey: 'arn:aws:kms:eu-west-1:111122223333:alias/far',
  };
  const files = templates(graphOf(placed({ copy }).node.root))
    .filter(({ file }) => file.endsWith('.json'))
    .map(({ file, text }) => [file, JSON.parse(text)]);
  expect(files.map(([file]) => file)).toEqual(['bucket-shop-backups.json', 'bucket-shop-backups-far.json']);
  const [[, from], [, far]] = files as [[string, object], [string, object]];
  const kept = { Rules: [expect.objectContaining({ NoncurrentVersionExpiration: { NoncurrentDays: 30 } })] };
  expect(from).toMatchObject({
    Bucket: 'shop-backups',
    VersioningConfiguration: { Status: 'Enabled' },
    LifecycleConfiguration: kept,
    ReplicationConfiguration: {
      Role: copy.role,
      Rules: [
        {
          Status: 'Enabled',
          SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
          Destination: {
            Bucket: 'arn:aws:s3:::shop-backups-far',
            EncryptionConfiguration: { ReplicaKmsKeyID: copy.kmsKey },
          },
        },
      ],
    },
  });
  expect(far).toMatchObject({
    Bucket: 'shop-backups-far',
    VersioningConfiguration: { Status: 'Enabled' },
    LifecycleConfiguration: kept,
  });
  expect(far).not.toHaveProperty('ReplicationConfiguration');
});

test.each([
  [undefined, 108_000, '30h'],
  ['30m', 88_200, '1470m'],
])(
  'H9: a backup that may take %s raises an alert when the last one ended %d seconds ago, or never',
  (mustEndWithin, age, before) => {
    const prometheus = { namespace: 'monitoring', selects: {} };
    const scope = placed({ ...(mustEndWithin !== undefined && { mustEndWithin }) }, { prometheus });
    const { groups } = only(scope, 'PrometheusRule').spec as { groups: { rules: { alert: string; expr: string }[] }[] };
    const alert = groups.flatMap(({ rules }) => rules).find(rule => rule.alert === 'DatabaseBackupTooOld');
    const last = (offset = '') =>
      `max by (namespace) (barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{namespace="shop",pod=~"orders-[0-9]+"}${offset})`;
    expect(alert?.expr).toBe(
      `time() - (${last()} > 0) > ${age}\nor ${last()} == 0 and ${last(` offset ${before}`)} == 0`,
    );
  },
);

test('H2 C6: where names inside the cluster have an issuer, cert-manager signs what the instances and the pooler show', () => {
  const pooler = { pooling: 'transaction', poolSize: 10, maxClients: 100 } as const;
  const scope = placed({}, { internalIssuer: 'internal' }, { pooler });
  const { spec } = only(scope, 'Certificate', 'orders-server');
  expect(spec).toMatchObject({
    secretName: 'orders-server',
    secretTemplate: { labels: { 'cnpg.io/reload': 'true' } },
    issuerRef: { name: 'internal' },
    usages: ['server auth'],
  });
  expect(spec['dnsNames']).toEqual(
    ['orders-rw', 'orders-ro', 'orders-r', 'orders-pooler'].flatMap(host => [host, `${host}.shop`, `${host}.shop.svc`]),
  );
  expect(only(scope, 'Cluster').spec['certificates']).toEqual({
    serverTLSSecret: 'orders-server',
    serverCASecret: 'orders-server',
  });
  expect(ofKind(placed(), 'Certificate')).toEqual([]);
});
