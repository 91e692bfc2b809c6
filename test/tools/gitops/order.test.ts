const { outOfOrder } = require('../../../tools/gitops/order.js');

const waves = [
  { name: 'sync-1', objects: [{ key: 'jobs.batch a/migrate' }] },
  { name: 'sync0', objects: [{ key: 'deployments.apps a/api' }, { key: 'deployments.apps a/web' }] },
  { name: 'post0', objects: [{ key: 'jobs.batch a/check' }] },
];
const writes = (...entries: [key: string, second: number][]) =>
  entries.map(([key, second]) => ({ key, time: `2026-01-01T00:00:0${second}.000001Z` }));
const migrate = ['jobs.batch a/migrate', 1] as const;
const check = ['jobs.batch a/check', 5] as const;
const completed = (second: number) => new Map([['jobs.batch a/migrate', `2026-01-01T00:00:0${second}Z`]]);

it('is kept when each wave begins after the one ahead', () => {
  const order = writes([...migrate], ['deployments.apps a/web', 3], ['deployments.apps a/api', 3], [...check]);
  expect(outOfOrder(waves, order, completed(2))).toEqual([]);
});

it('is broken by a write that comes late', () => {
  const order = writes(['deployments.apps a/web', 1], ['jobs.batch a/migrate', 2], [...check]);
  expect(outOfOrder(waves, order)).toEqual([
    'jobs.batch a/migrate (sync-1) was written only after deployments.apps a/web (sync0) was written',
  ]);
});

it('is broken by a Job that is complete late', () => {
  const order = writes([...migrate], ['deployments.apps a/web', 2]);
  expect(outOfOrder(waves, order, completed(4))).toEqual([
    'jobs.batch a/migrate (sync-1) was complete only after deployments.apps a/web (sync0) was written',
  ]);
});

it('holds across a wave that has nothing to write, and for the first write of each object', () => {
  const order = writes([...check], ['jobs.batch a/migrate', 6], ['jobs.batch a/check', 7]);
  expect(outOfOrder(waves, order)).toHaveLength(1);
  expect(outOfOrder(waves, writes([...migrate], [...check], ['jobs.batch a/migrate', 6]))).toEqual([]);
});
