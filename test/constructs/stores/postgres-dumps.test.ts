import type { PostgresDumpsProps } from '../../../src/entries/types.js';
import { objectStore, PostgresDumps, postgres } from '../../../src/index.js';
import { recorded } from '../../../src/intent/record.js';
import { chartIn, containerOf, only, podOf, refusals, small } from '../support.js';

function dumpsIn(props: Partial<PostgresDumpsProps> = {}) {
  const chart = chartIn({ prometheus: { namespace: 'm', selects: {} } }, { tier: 'development' });
  const database = postgres({
    image: 'postgres:15',
    database: 'shop',
    credentials: 'shop/db',
    resources: small,
  }).inCluster(chart, 'db');
  const to = objectStore({ image: 'minio:1', bucket: 'dumps', credentials: 'shop/store' }).inCluster(chart, 'store');
  new PostgresDumps(chart, 'dumps', {
    name: 'db',
    database,
    to,
    image: 'postgres:15',
    uploader: 'rclone:1',
    folder: 'shop',
    user: 70,
    ...props,
  });
  return chart;
}
const first = (name: string, chart = dumpsIn()) => podOf(only(chart, 'CronJob', name)).initContainers?.[0];

test('A8: every night a dump goes to the store, and what is older than seven days goes from there', () => {
  const chart = dumpsIn();
  expect(only(chart, 'CronJob', 'db-dump').spec).toMatchObject({ schedule: '0 2 * * *', concurrencyPolicy: 'Forbid' });
  expect(first('db-dump', chart)).toMatchObject({
    name: 'dump',
    image: 'postgres:15',
    command: ['/bin/sh', '-ec', 'pg_dump --format custom --file /backup/database.dump\n'],
  });
  expect(
    containerOf(only(chart, 'CronJob', 'db-dump'))
      .command?.[2]?.split('\n')
      .slice(1, 3),
  ).toEqual([
    'rclone copyto /backup/database.dump "store:dumps/shop/$now.dump"',
    'rclone delete --min-age 7d "store:dumps/shop"',
  ]);
});

test('A8: it knows where the database and the store are, and how to open them', () => {
  const chart = dumpsIn();
  expect(only(chart, 'ConfigMap', 'db-dump-config')['data']).toMatchObject({
    PGHOST: 'db.shop',
    PGDATABASE: 'shop',
    RCLONE_CONFIG_STORE_ENDPOINT: 'http://store.shop:9000',
    RCLONE_CONFIG_STORE_ENV_AUTH: 'false',
  });
  expect(only(chart, 'ConfigMap', 'db-restore-config')['data']).not.toHaveProperty('PGHOST');
});

test('A8 C3: what runs before is as hardened as the program, and has its folders', () => {
  const job = only(dumpsIn(), 'CronJob', 'db-dump');
  const { securityContext, resources, volumeMounts, env } = containerOf(job);
  expect(podOf(job).initContainers).toEqual([
    expect.objectContaining({ securityContext, resources, volumeMounts, env }),
  ]);
});

test('A8: every week the newest dump is restored into a server of its own', () => {
  const chart = dumpsIn();
  expect(only(chart, 'CronJob', 'db-restore').spec['schedule']).toBe('0 4 * * 0');
  expect(first('db-restore', chart)?.command?.[2]).toContain('rclone lsf "store:dumps/shop" | sort | tail -n 1');
  expect(containerOf(only(chart, 'CronJob', 'db-restore')).command?.[2]).toContain('pg_restore --dbname restored');
  expect(only(chart, 'NetworkPolicy', 'db').spec['ingress']).toEqual([
    { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'db-dump' } } }], ports: [{ port: 5432 }] },
  ]);
});

test('A8: alerts tell when a dump or its proof is too old, or has never been', () => {
  const chart = dumpsIn();
  for (const [name, after] of [
    ['db-dump', '93600'],
    ['db-restore', '691200'],
  ] as const) {
    const rules = JSON.stringify(only(chart, 'PrometheusRule', name).spec);
    expect(rules).toContain('ScheduledJobTooOld');
    expect(rules).toContain(after);
  }
});

test('A8: the database counts as backed up', () => {
  expect(recorded(dumpsIn().node.root, 'backup').map(({ value }) => value)).toEqual([
    { of: { namespace: 'shop', pods: { 'app.kubernetes.io/name': 'db' } } },
  ]);
});

test('refuses to keep nothing', () => {
  expect(refusals(() => dumpsIn({ keepDays: 0 })).map(each => each[1])).toContain('the number of days is 0.');
});
