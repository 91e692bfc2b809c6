import { untwinned } from '../../src/read/twins.js';

const tree = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([file, text]) => ({ source: { file, text }, folders: file.split('/').slice(0, -1) }));

/** One file in each of these folders. */
const each = (names: readonly string[], text: (name: string) => string) =>
  tree(Object.fromEntries(names.map(name => [`clusters/${name}/a.yaml`, text(name)])));

const names = ['eu-1', 'eu-2', 'eu-3', 'us-1'];

test('folders that differ in their name alone are twins', () => {
  const { trees, twins } = untwinned([each(names, name => `host: api.${name}.example.com`)]);
  expect(trees.map(files => files.map(({ source }) => source.file))).toEqual([
    ['clusters/eu-1/a.yaml', 'clusters/eu-2/a.yaml'],
  ]);
  expect([...twins]).toEqual([['clusters/eu-1', ['clusters/eu-3', 'clusters/us-1']]]);
});

test.each<[string, readonly string[], (name: string) => string]>([
  ['one says something else', names.slice(0, 3), name => (name === 'eu-3' ? 'a: 2' : 'a: 1')],
  ['the name is part of a word', names.slice(0, 3), name => `a: x${name}`],
  ['names have other lengths, on which limits depend', ['eu-1', 'eu-2', 'europe-3'], () => 'a: 1'],
  ['there are two of them', names.slice(0, 2), () => 'a: 1'],
])('no twins where %s', (_, folders, text) => {
  const all = each(folders, text);
  expect(untwinned([all])).toEqual({ trees: [all], twins: new Map() });
});

test('twins are twins in every tree', () => {
  const before = each(names, () => 'a: 1');
  const after = each(names, name => (name === 'us-1' ? 'a: 2' : 'a: 3'));
  expect([...untwinned([before, after]).twins]).toEqual([['clusters/eu-1', ['clusters/eu-3']]]);
});
