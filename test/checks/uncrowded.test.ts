import { checkGraph, runChecks } from '../../src/checks/registry.js';
import { readManifests } from '../../src/read/manifests.js';

const context = { kubernetes: '1.35' };
const manifest = (keys: number) => ({
  file: 'a.yaml',
  text: JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', namespace: 'b', annotations: { 'plainsail.dev/note': 'x' } },
    data: Object.fromEntries(Array.from({ length: keys }, (_, i) => [`k${i}`, i])),
  }),
});
const found = (keys: number) => runChecks(readManifests([manifest(keys)]).graph, context, { only: ['schema-valid'] });

test('a hundred findings of one check on one object are listed, the others are counted', () => {
  expect(found(100)).toHaveLength(100);
  const many = found(100_003);
  expect(many).toHaveLength(101);
  expect(many.filter(({ path }) => path === '')).toMatchObject([
    { id: 'schema-valid', severity: 'error', message: '99903 more of these are not listed' },
  ]);
});

test('a hundred on each of two objects are all listed', () => {
  const two = [manifest(100), { ...manifest(100), text: manifest(100).text.replace('"name":"a"', '"name":"c"') }];
  const { problems } = checkGraph(readManifests(two).graph, context, { only: ['schema-valid'] });
  expect(problems).toHaveLength(200);
});
