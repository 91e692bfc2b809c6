import { parse } from 'yaml';
import type { Deployment, Job, NetworkPolicy, Service, StatefulSet } from '../../../imports/k8s.js';
import { initSql } from '../../../src/systems/idis/database.js';
import { renderedOf } from '../compare.js';

const rendered = renderedOf('idis', 'development');
const of = <T>(id: string): T => rendered.get(id) as unknown as T;
const dataOf = (id: string) => of<{ data: Readonly<Record<string, string>> }>(id).data;
const imageOf = (id: string) =>
  of<Deployment | StatefulSet>(id).spec!.template.spec!.containers[0]!.image!.split('/').at(-1);

test.each([
  ['StatefulSet/postgres', /^postgres:16\./],
  ['StatefulSet/redis', /^redis:7\./],
  ['StatefulSet/minio', /^minio:RELEASE\.2025-.*@sha256:[0-9a-f]{64}$/],
  ['Deployment/otel-collector', /^opentelemetry-collector-contrib:0\.\d+\.\d+$/],
  ['Deployment/jaeger', /^jaeger:2\./],
  ['Deployment/idis-api', /^idis:/],
  ['Deployment/idis-ui', /^idis-ui:/],
])('D2: development runs %s of its major version', (id, image) => {
  expect(imageOf(id)).toMatch(image);
});

test('D2: the database is made with the extensions, the schema and the grants of the specification', () => {
  const statements = initSql.split(';').map(statement => statement.trim());
  expect(statements).toEqual([
    'CREATE EXTENSION IF NOT EXISTS "uuid-ossp"',
    'CREATE EXTENSION IF NOT EXISTS "pgcrypto"',
    'CREATE SCHEMA IF NOT EXISTS audit',
    'ALTER DATABASE idis SET search_path TO public, audit',
    'GRANT ALL PRIVILEGES ON DATABASE idis TO idis',
    'GRANT ALL PRIVILEGES ON SCHEMA public TO idis',
    'GRANT ALL PRIVILEGES ON SCHEMA audit TO idis',
    '',
  ]);
  expect(Object.values(dataOf('ConfigMap/postgres-files'))).toContain(initSql);
  const { volumeMounts } = of<StatefulSet>('StatefulSet/postgres').spec!.template.spec!.containers[0]!;
  expect(volumeMounts!.map(({ mountPath }) => mountPath)).toContain('/docker-entrypoint-initdb.d');
});

test('D2: a Job makes the bucket before the API starts, versioned and with locks', () => {
  const script = Object.values(dataOf('ConfigMap/minio-bucket-files'))[0]!;
  expect(script.split('\n').filter(line => line.startsWith('mc '))).toEqual([
    'mc mb --ignore-existing --with-lock store/idis-documents',
    'mc version enable store/idis-documents',
    'mc encrypt set sse-s3 store/idis-documents',
  ]);
  const waveOf = (id: string) => Number(of<Job>(id).metadata!.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
  expect(of<Job>('Job/minio-bucket').metadata!.annotations).toMatchObject({ 'argocd.argoproj.io/hook': 'Sync' });
  expect(waveOf('StatefulSet/minio')).toBeLessThan(waveOf('Job/minio-bucket'));
  expect(waveOf('Job/minio-bucket')).toBeLessThan(waveOf('Deployment/idis-api'));
});

test('D2 C6: the API keeps documents in that bucket, with its keys, and is let in with the Job alone', () => {
  expect(dataOf('ConfigMap/idis-config')).toMatchObject({
    IDIS_OBJECT_STORE_TYPE: 's3',
    IDIS_S3_ENDPOINT: 'http://minio.idis-development:9000',
    IDIS_S3_BUCKET: 'idis-documents',
  });
  const { env } = of<Deployment>('Deployment/idis-api').spec!.template.spec!.containers[0]!;
  expect(env!.map(({ name }) => name)).toEqual(expect.arrayContaining(['IDIS_S3_ACCESS_KEY', 'IDIS_S3_SECRET_KEY']));
  const { ingress } = of<NetworkPolicy>('NetworkPolicy/minio').spec!;
  expect(ingress).toEqual([
    {
      from: [
        { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'minio-bucket' } } },
        { podSelector: { matchLabels: { app: 'idis-api' } } },
      ],
      ports: [{ port: 9000 }],
    },
  ]);
  expect(of<Service>('Service/minio').spec!.ports).toContainEqual({ name: 's3', port: 9000, targetPort: 's3' });
});

test('D2 D4: the same SQL makes the database of staging, by its operator', () => {
  const cluster = renderedOf('idis', 'staging').get('Cluster/postgres') as unknown as {
    spec: { bootstrap: { initdb: { postInitApplicationSQL: string[] } } };
  };
  expect(cluster.spec.bootstrap.initdb.postInitApplicationSQL.at(-1)).toEqual(initSql);
});

interface Collector {
  readonly exporters: Readonly<Record<string, { readonly endpoint: string }>>;
  readonly service: {
    readonly pipelines: Readonly<Record<string, { readonly receivers: string[]; readonly exporters: string[] }>>;
  };
}
const collector = parse(Object.values(dataOf('ConfigMap/otel-collector-files'))[0]!) as Collector;

test('D2: traces go from the API to the collector, and from there to Jaeger by OTLP', () => {
  expect(dataOf('ConfigMap/idis-config')['IDIS_OTEL_ENDPOINT']).toBe('http://otel-collector.idis-development:4317');
  const { receivers, exporters } = collector.service.pipelines['traces']!;
  expect(receivers).toEqual(['otlp']);
  expect(exporters.map(name => collector.exporters[name]!.endpoint)).toEqual(['jaeger:4317']);
  const { ports } = of<Service>('Service/jaeger').spec!;
  expect(ports).toContainEqual({ name: 'grpc', port: 4317, targetPort: 'grpc' });
});

test('D2 C9: what is sent as metrics is scraped from port 8889 of the collector', () => {
  const { exporters } = collector.service.pipelines['metrics']!;
  expect(exporters.map(name => collector.exporters[name]!.endpoint)).toEqual(['0.0.0.0:8889']);
  const { ports } = of<Service>('Service/otel-collector').spec!;
  const { name } = ports!.find(({ port }) => port === 8889)!;
  expect(of<object>('ServiceMonitor/otel-collector')).toMatchObject({ spec: { endpoints: [{ port: name }] } });
});

test('D2: only development has a stack of its own; the other environments send to the platform', () => {
  for (const environment of ['staging', 'production']) {
    const elsewhere = renderedOf('idis', environment);
    expect([...elsewhere.keys()].filter(key => /jaeger|otel|minio/.test(key))).toEqual([]);
    expect(elsewhere.get('ConfigMap/idis-config')).toMatchObject({
      data: { IDIS_OTEL_ENDPOINT: 'http://otel-collector.observability:4317' },
    });
  }
});
