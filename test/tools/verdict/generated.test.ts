const { generatedCases } = require('../../../tools/verdict/generated.js');
const { randomFrom } = require('../../../tools/verdict/random.js');

const corpus = [
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'n' }, data: { a: 'b', c: 'd' } },
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b', namespace: 'n' }, data: {}, immutable: true },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n', labels: { a: 'b' } } },
];

it('are the same for the same seed, and leave the corpus alone', () => {
  const before = structuredClone(corpus);
  const [first, second, other] = [1, 1, 2].map(seed => [...generatedCases(corpus, 200, randomFrom(seed))]);
  expect(first).toEqual(second);
  expect(first).not.toEqual(other);
  expect(corpus).toEqual(before);
});

it('change something, and keep the kind', () => {
  const cases: { readonly object: { readonly kind: string }; readonly before?: object }[] = [
    ...generatedCases(corpus, 300, randomFrom(3)),
  ];
  const kinds = new Set(cases.map(({ object }) => object.kind));
  expect(kinds).toEqual(new Set(['ConfigMap', 'Namespace']));
  const changes = cases.filter(({ before }) => before !== undefined);
  const different = changes.filter(({ before, object }) => !same(before as object, object));
  expect(changes.length).toBeGreaterThan(50);
  expect(different.length / changes.length).toBeGreaterThan(0.7);
});

const same = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);
