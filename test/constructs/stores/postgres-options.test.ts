import type { PostgresProps } from '../../../src/entries/types.js';
import { postgres } from '../../../src/index.js';
import { chartIn, containerOf, manifests, only, plainChart, podOf, refusals, small } from '../support.js';

function databaseIn(props: Partial<PostgresProps> = {}, chart = plainChart()) {
  const spec = postgres({
    image: 'postgres:15.13',
    database: 'shop',
    credentials: 'shop/db',
    resources: small,
    ...props,
  });
  return { chart, endpoint: spec.inCluster(chart, 'db') };
}

test('A4 H2: settings follow from the memory, and those by hand win', () => {
  const { chart } = databaseIn({ settings: { work_mem: '8MB', statement_timeout: '15s' } });
  expect(containerOf(only(chart, 'StatefulSet')).args).toEqual(
    [
      ...['max_connections=100', 'shared_buffers=32MB', 'effective_cache_size=96MB'],
      ...['work_mem=8MB', 'maintenance_work_mem=16MB', 'statement_timeout=15s'],
    ].flatMap(setting => ['-c', setting]),
  );
});

test('A4 D2: SQL that runs when the database is made', () => {
  const { chart } = databaseIn({ init: { '10-schema.sql': 'CREATE SCHEMA shop;\n' } });
  expect(only(chart, 'ConfigMap', 'db-files')['data']).toMatchObject({
    'docker-entrypoint-initdb.d_10-schema.sql': 'CREATE SCHEMA shop;\n',
  });
  expect(containerOf(only(chart, 'StatefulSet')).volumeMounts).toContainEqual({
    name: 'files-docker-entrypoint-initdb-d',
    mountPath: '/docker-entrypoint-initdb.d',
    readOnly: true,
  });
});

test('A4 H2: TLS where the environment has an issuer for names inside the cluster', () => {
  const { chart, endpoint } = databaseIn({}, chartIn({ internalIssuer: 'internal' }));
  expect(endpoint.facts.tls).toBe('require');
  expect(containerOf(only(chart, 'StatefulSet')).args).toEqual(
    expect.arrayContaining([
      'ssl=on',
      'ssl_cert_file=/run/secrets/tls/tls.crt',
      'ssl_key_file=/run/secrets/tls/tls.key',
    ]),
  );
  // The server refuses a key that others may read; root's, readable by its group, it takes.
  expect(podOf(only(chart, 'StatefulSet'))).toMatchObject({
    securityContext: { fsGroup: 70 },
    volumes: expect.arrayContaining([
      { name: 'secret-tls', secret: expect.objectContaining({ secretName: 'db-tls', defaultMode: 0o440 }) },
    ]),
  });
  expect(only(chart, 'Certificate').spec['dnsNames']).toEqual(['db', 'db.shop', 'db.shop.svc']);
});

test('A4: without one it speaks plain text and says so', () => {
  const { chart, endpoint } = databaseIn();
  expect(endpoint.facts.tls).toBe('disable');
  expect(manifests(chart).map(({ kind }) => kind)).not.toContain('Certificate');
});

test('A5: the exporter is a caller like any other, and is scraped', () => {
  const { chart } = databaseIn(
    { exporter: () => 'exporter:0.17.1' },
    chartIn({ prometheus: { namespace: 'm', selects: {} } }),
  );
  expect(only(chart, 'ConfigMap', 'db-exporter-config')['data']).toEqual({
    DATA_SOURCE_URI: 'db.shop:5432/shop?sslmode=disable',
  });
  expect(only(chart, 'ServiceMonitor', 'db-exporter').spec['endpoints']).toEqual([{ port: 'metrics' }]);
  expect(only(chart, 'NetworkPolicy', 'db').spec['ingress']).toEqual([
    { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'db-exporter' } } }], ports: [{ port: 5432 }] },
  ]);
});

test('refuses scripts that the image would not run, and settings that are none', () => {
  const declare = () => databaseIn({ init: { 'setup.sh': 'true' }, settings: { work_mem: '1M' } });
  expect(refusals(declare).map(([, message]) => message)).toEqual([
    'a script is named "setup.sh".',
    'work_mem is "1M".',
  ]);
});
