import type { Manifest } from '../../../src/graph/object.js';
import { differences, documentOf, renderedOf } from '../compare.js';
import { codeaiDifferences } from './differences.js';

const rendered = renderedOf('codeai', 'production');
const document = documentOf('codeai');
const idOf = ({ kind, metadata }: Manifest) => `${kind}/${metadata.name}`;
const plain = document.filter(({ kind }) => kind !== 'Secret');

test.each(plain.map(manifest => [idOf(manifest), manifest] as const))(
  'A1 A3: %s is as in the guide, but for the listed differences',
  (id, manifest) => {
    expect(differences(manifest, rendered.get(id)).sort()).toEqual(Object.keys(codeaiDifferences[id] ?? {}).sort());
  },
);

test('A1: every listed difference is about an object of the guide', () => {
  expect(Object.keys(codeaiDifferences).sort()).toEqual(plain.map(idOf).sort());
});

test('A1 C8: the Secret of the guide is a template without values, with its keys', () => {
  const secret = document.find(({ kind }) => kind === 'Secret')!;
  const template = rendered.get(`ExternalSecret/${secret.metadata.name}`)!;
  const { data } = template['spec'] as { data: { secretKey: string }[] };
  expect(data.map(({ secretKey }) => secretKey)).toEqual(
    expect.arrayContaining(Object.keys(secret['stringData'] as object)),
  );
  expect([...rendered.keys()].filter(key => key.startsWith('Secret/'))).toEqual([]);
});
