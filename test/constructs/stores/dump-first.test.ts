import { dumpFirst, HookJob, managedBucket, managedPostgres } from '../../../src/index.js';
import { containerOf, only, plainChart, podOf, small } from '../support.js';

const cidrs = ['192.0.2.0/24'];
const database = managedPostgres({ host: 'db.example.com', cidrs, credentials: 'shop/db', maxConnections: 100 });
const bucket = managedBucket({ region: 'eu-central-1', host: 's3.example.com', cidrs, credentials: 'shop/bucket' });

function migrating() {
  const chart = plainChart();
  const needs = { database: 'shop', credentials: 'shop/db', maxConnections: 100, storage: '1Gi', resources: small };
  new HookJob(chart, 'migrate', {
    image: 'postgres:16',
    command: ['psql'],
    resources: small,
    ...dumpFirst({
      database: database.place(needs)(chart, 'database'),
      image: 'postgres:16',
      to: bucket.place({ bucket: 'dumps', credentials: 'shop/bucket' })(chart, 'bucket'),
      uploader: 'rclone:1',
      folder: 'shop/before',
      size: '5Gi',
    }),
  });
  return chart;
}

test('X4: the database is dumped and the dump is away before the job starts', () => {
  const { initContainers = [] } = podOf(only(migrating(), 'Job'));
  expect(initContainers.map(({ name, image }) => [name, image])).toEqual([
    ['dump', 'postgres:16'],
    ['upload', 'rclone:1'],
  ]);
  const [dump, upload] = initContainers.map(({ command }) => command);
  expect(dump).toEqual(['/bin/sh', '-ec', 'pg_dump --format custom --file /backup/database.dump\n']);
  expect(upload!.slice(0, 2)).toEqual(['/bin/sh', '-ec']);
  expect(upload![2]).toContain('rclone copyto /backup/database.dump "store:dumps/shop/before/$now.dump"');
  expect(upload![2]).not.toContain('delete');
});

test('X4: the job finds the database in the variables of libpq, and has room for the dump', () => {
  const chart = migrating();
  expect(only(chart, 'ConfigMap', 'migrate-config')['data']).toMatchObject({
    PGHOST: 'db.example.com',
    PGDATABASE: 'shop',
    PGSSLMODE: 'verify-full',
  });
  const job = only(chart, 'Job');
  expect(podOf(job).volumes).toContainEqual({ name: 'backup', emptyDir: { sizeLimit: '5Gi' } });
  expect(containerOf(job).env?.map(({ name }) => name)).toEqual(expect.arrayContaining(['PGUSER', 'PGPASSWORD']));
});
