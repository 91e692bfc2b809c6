const { changed, hooksBeside, itemsOf, laterThan, migrationOf } = require('../../../tools/gitops/fleet.js');

const item = (key: string, image: string, annotations?: Record<string, string>) => ({
  key,
  object: { kind: key.split(' ')[0], metadata: { annotations }, image },
});
const fleet = (image: string) => [
  {
    unit: 'production/shop',
    waves: [
      {
        name: 'sync-1',
        objects: [item('Job migrate', image, { 'argocd.argoproj.io/hook': 'Sync' }), item('CronJob migrate', image)],
      },
      { name: 'sync0', objects: [item('Deployment api', image), item('Deployment web', 'other')] },
    ],
  },
  { unit: 'production/blog', waves: [{ name: 'sync0', objects: [item('Deployment blog', 'other')] }] },
];
const keys = (items: { key: string }[]) => items.map(({ key }) => key);

it('tells what differs between two states', () => {
  expect(keys(changed(fleet('a:1'), fleet('a:2')))).toEqual(['Job migrate', 'CronJob migrate', 'Deployment api']);
  expect(changed(fleet('a:1'), fleet('a:1'))).toEqual([]);
  expect(keys(changed([], fleet('a:1')))).toEqual(keys(itemsOf(fleet('a:1'))));
});

it('knows the migration, what comes after it, and what runs again with a folder', () => {
  const [shop, blog] = fleet('a:1');
  const migration = migrationOf([blog, shop]);
  expect(migration.key).toBe('Job migrate');
  expect(keys(laterThan([blog, shop], migration))).toEqual(['Deployment api', 'Deployment web']);
  expect(keys(hooksBeside([blog, shop], [item('Deployment web', 'other')]))).toEqual(['Job migrate']);
  expect(hooksBeside([blog, shop], [item('Deployment blog', 'other')])).toEqual([]);
  expect(() => migrationOf([blog])).toThrow('no Job runs before the workloads');
});
