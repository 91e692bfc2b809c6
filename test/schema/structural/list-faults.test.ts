import { faultsOf } from './widget.js';

const text = { type: 'string' };

describe('lists', () => {
  const set = { type: 'array', items: text, 'x-kubernetes-list-type': 'set' };
  const item = { type: 'object', properties: { name: text, to: text }, required: ['name'] };
  const map = { type: 'array', items: item, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] };

  test('a set has no item twice', () => {
    expect(faultsOf({ set }, { set: ['a', 'b', 'a'] })).toEqual([
      'error spec.set[2] has the value "a", which item 0 of the list has already',
    ]);
  });

  test('a list by keys has no key twice, and all of them', () => {
    expect(faultsOf({ map }, { map: [{ name: 'a' }, { name: 'b' }, { name: 'a', to: 'c' }] })).toEqual([
      'error spec.map[2] has the name "a", which item 0 of the list has already',
    ]);
    expect(faultsOf({ map }, { map: [{ to: 'c' }] })).toEqual([
      'error spec.map[0].name is missing, and Widget requires it',
    ]);
  });
});
