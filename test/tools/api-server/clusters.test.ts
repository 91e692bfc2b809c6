const { clustersOf } = require('../../../tools/api-server/clusters.js');

const unit = (path: string, ...names: string[]) => ({
  unit: path,
  objects: names.map(name => ({ object: { apiVersion: 'v1', kind: 'Namespace', metadata: { name } } })),
});

it('are shared by environments that have no object in common', () => {
  const units = [
    unit('development/shop', 'shop-development'),
    unit('production/shop', 'shop'),
    unit('production/watch', 'monitoring'),
    unit('staging/watch', 'monitoring'),
  ];
  const clusters: { environments: string[]; units: { unit: string }[] }[] = clustersOf(units);
  expect(clusters.map(({ environments, units }) => [environments, units.map(({ unit }) => unit)])).toEqual([
    [
      ['development', 'production'],
      ['development/shop', 'production/shop', 'production/watch'],
    ],
    [['staging'], ['staging/watch']],
  ]);
});
