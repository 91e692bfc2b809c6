import type { Job, NetworkPolicy, StatefulSet } from '../../../imports/k8s.js';
import { templates } from '../../../src/graph/templates.js';
import { dataOf, has, ideaIn, only, podOf } from './declared.js';

const development = ideaIn('development');

interface Secrets {
  readonly spec: {
    readonly data: readonly { readonly secretKey: string; readonly remoteRef: object }[];
    readonly target: { readonly template: { readonly data: Readonly<Record<string, string>> } };
  };
}

test('I5: MinIO of development is one image by its digest, from Quay', () => {
  const { spec } = only<StatefulSet>(development, 'StatefulSet', 'minio');
  expect(spec!.template.spec!.containers[0]!.image).toMatch(
    /^quay\.io\/minio\/minio:RELEASE\.[\dTZ-]+@sha256:[0-9a-f]{64}$/,
  );
});

test('I5: the key that MinIO encrypts with comes from the secret store', () => {
  const { data } = only<Secrets>(development, 'ExternalSecret', 'minio-secrets').spec;
  expect(data).toContainEqual({
    secretKey: 'MINIO_KMS_SECRET_KEY',
    remoteRef: { key: 'idea/artifacts', property: 'kms-key' },
  });
});

test('I5: a Job makes the bucket before the server starts: lockable, versioned, encrypted', () => {
  const script = Object.values(dataOf(development, 'minio-bucket-files'))[0]!;
  expect(script.split('\n').slice(-4, -1)).toEqual([
    'mc mb --ignore-existing --with-lock store/idea-artifacts',
    'mc version enable store/idea-artifacts',
    'mc encrypt set sse-s3 store/idea-artifacts',
  ]);
  const waveOf = (kind: string, name: string) =>
    Number(only<Job>(development, kind, name).metadata!.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
  expect(waveOf('StatefulSet', 'minio')).toBeLessThan(waveOf('Job', 'minio-bucket'));
  expect(waveOf('Job', 'minio-bucket')).toBeLessThan(waveOf('Deployment', 'codex-server'));
});

test('I5 C6: uploads come through what the server signs: nobody but its own programs reaches MinIO', () => {
  const { ingress } = only<NetworkPolicy>(development, 'NetworkPolicy', 'minio').spec!;
  const from = ['minio-bucket', 'codex-server', 'codex-replay', 'codex-smoke'];
  expect(ingress).toEqual([
    {
      from: from.map(name => ({ podSelector: { matchLabels: { 'app.kubernetes.io/name': name } } })),
      ports: [{ port: 9000 }],
    },
  ]);
  expect(development.ofKind('Ingress').map(({ name }) => name)).toEqual([
    'codex-web',
    'codex-server',
    'codex-server-closed',
  ]);
});

test.each([
  ['staging', 'user/idea-staging', 'https://idea.staging.example.com'],
  ['production', 'role/idea-production', 'https://idea.example.com'],
] as const)(
  'I5: the bucket of %s is outside, versioned, encrypted by KMS, and written by the server alone',
  (name, writer, origin) => {
    const graph = ideaIn(name);
    expect(graph.ofKind('StatefulSet')).toEqual([]);
    const file = templates(graph).find(template => template.file === `bucket-idea-artifacts-${name}.json`)!;
    const { Policy, ...settings } = JSON.parse(file.text);
    expect(settings).toMatchObject({
      Bucket: `idea-artifacts-${name}`,
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' },
      ServerSideEncryptionConfiguration: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: `arn:aws:kms:eu-central-1:111122223333:alias/idea-artifacts-${name}`,
            },
          },
        ],
      },
      CORSConfiguration: { CORSRules: [{ AllowedOrigins: [origin], AllowedMethods: ['PUT'] }] },
    });
    const statements = Policy.Statement as readonly { Sid: string; Effect: string; Condition: object }[];
    expect(statements.map(({ Sid, Effect }) => [Sid, Effect])).toEqual([
      ['OnlyTls', 'Deny'],
      ['OnlyKms', 'Deny'],
      ['OnlyWriters', 'Deny'],
    ]);
    expect(statements[2]!.Condition).toEqual({
      ArnNotEquals: { 'aws:PrincipalArn': [`arn:aws:iam::111122223333:${writer}`] },
    });
  },
);

test.each(['development', 'staging', 'production'] as const)(
  'I6: in %s, keys of repeated requests are beside the metadata unless Redis is asked for',
  name => {
    const byDefault = ideaIn(name);
    expect(has(byDefault, 'StatefulSet', 'redis')).toBe(false);
    expect(dataOf(byDefault, 'codex-server-config')).not.toHaveProperty('IDEMPOTENCY_STORE');
    const inRedis = ideaIn(name, { idempotency: 'redis' });
    expect(dataOf(inRedis, 'codex-server-config')).toMatchObject({ IDEMPOTENCY_STORE: 'redis' });
    for (const program of ['codex-server', 'codex-replay', 'codex-smoke']) {
      const { data } = only<Secrets>(inRedis, 'ExternalSecret', `${program}-secrets`).spec.target.template;
      expect(data['REDIS_URL']).toMatch(/^redis:\/\/:\{\{.*\}\}@redis\.idea-\w+:6379\/0$/);
      expect(data['DATABASE_URL']).toMatch(/^postgresql:\/\//);
    }
    const { containers } = only<StatefulSet>(inRedis, 'StatefulSet', 'redis').spec!.template.spec!;
    expect(containers[0]!.args).toEqual(expect.arrayContaining(['--appendonly', 'yes', 'noeviction']));
  },
);

test('I6: one PostgreSQL keeps the metadata of development', () => {
  expect(podOf(development, 'Deployment', 'codex-server').containers[0]!.env).toContainEqual({
    name: 'DATABASE_URL',
    valueFrom: { secretKeyRef: { name: 'codex-server-secrets', key: 'DATABASE_URL' } },
  });
  expect(has(development, 'StatefulSet', 'postgres')).toBe(true);
});

test.each([
  ['staging', 2],
  ['production', 3],
] as const)('I6: metadata of %s can be recovered to any moment of 30 days', (name, instances) => {
  const graph = ideaIn(name);
  expect(only(graph, 'Cluster', 'postgres')).toMatchObject({
    spec: {
      instances,
      bootstrap: { initdb: { database: 'idea', owner: 'idea' } },
      plugins: [{ isWALArchiver: true, parameters: { barmanObjectName: 'postgres-backups' } }],
    },
  });
  expect(only(graph, 'ObjectStore', 'postgres-backups')).toMatchObject({
    spec: {
      configuration: { destinationPath: `s3://example-backups-${name}/idea`, wal: { compression: 'gzip' } },
      retentionPolicy: '30d',
    },
  });
  expect(only(graph, 'ScheduledBackup', 'postgres')).toMatchObject({
    spec: { schedule: '0 0 2 * * *', method: 'plugin', cluster: { name: 'postgres' } },
  });
});
