const { differences } = require('../../../tools/api-server/differences.js');

it('takes what only the server has for a default', () => {
  expect(
    differences({ spec: { ports: [{ port: 1 }] } }, { spec: { ports: [{ port: 1, protocol: 'TCP' }] }, status: {} }),
  ).toEqual([]);
});

it.each([
  ['a value', { cpu: '0.50' }, { cpu: '500m' }, ['cpu: sent "0.50", stored "500m"']],
  ['a field that is dropped', { a: { b: 1 } }, { a: {} }, ['a.b: sent 1, stored undefined']],
  ['an item that is added', { a: [1] }, { a: [1, 2] }, ['a: sent [1], stored [1,2]']],
  ['another order', { a: ['x', 'y'] }, { a: ['y', 'x'] }, ['a[0]: sent "x", stored "y"', 'a[1]: sent "y", stored "x"']],
  ['another type', { a: {} }, { a: [] }, ['a: sent {}, stored []']],
  ['a null that is stored', { a: null }, { a: null }, []],
  ['a null that removes', { a: null }, {}, []],
])('sees %s', (_, sent, stored, expected) => {
  expect(differences(sent, stored)).toEqual(expected);
});
