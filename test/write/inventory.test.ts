import { inventoryPath, inventoryText, parseInventory } from '../../src/write/inventory.js';

test('an inventory lists the files of its unit, relative to it, in the order of their code units', () => {
  const paths = ['p/api/service-b.yaml', 'p/api/Z.yaml', 'p/api/templates/a.yaml', 'p/api/service-a.yaml'];
  expect(inventoryPath('p/api')).toBe('p/api/.plainsail');
  expect(inventoryText('p/api', paths)).toBe('Z.yaml\nservice-a.yaml\nservice-b.yaml\ntemplates/a.yaml\n');
});

test('the output directory can be a unit itself', () => {
  expect(inventoryPath('')).toBe('.plainsail');
  expect(inventoryText('', ['b', 'a/c'])).toBe('a/c\nb\n');
  expect(parseInventory('', 'a/c\nb\n')).toEqual(['a/c', 'b']);
});

test('what is written is read again', () => {
  const paths = ['p/api/a', 'p/api/b/c', 'p/api/ä ü'];
  expect(parseInventory('p/api', inventoryText('p/api', paths))).toEqual(paths);
});

test('lines that name nothing below the unit are left out', () => {
  const hostile = ['../a', '..', '.', './a', '/a', 'a/', 'a//b', 'a/../b', 'a/.', 'a\\b', 'a\0b', '\ta', ''];
  expect(parseInventory('p', [...hostile, '..a', 'a..', '.a', '...'].join('\n'))).toEqual([
    'p/..a',
    'p/a..',
    'p/.a',
    'p/...',
  ]);
});
