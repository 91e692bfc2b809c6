import { compareRenders } from '../../src/compare/compare.js';
import { graphOf } from '../checks/support/tester.js';

const claim = (spec: string, resources = 'requests: { storage: 1Gi }') => `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: a, namespace: x }
spec: { accessModes: [ReadWriteOnce], resources: { ${resources} } ${spec} }
`;
const found = (before: string, after: string) =>
  compareRenders([{ previous: graphOf(before), next: graphOf(after) }]).map(({ id, path }) => [id, path]);

const [one, other] = ['a', 'b'].map(
  name => `{ apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: ${name} }`,
);
const [source, reference] = [`, dataSource: ${one}`, `, dataSourceRef: ${one}`];

// Each answer is that of a kube-apiserver 1.36.3, which takes a claim that is not bound.
test.each([
  ['a source stated by its other field', claim(source), claim(reference)],
  ['a reference stated by its other field', claim(reference), claim(source)],
  ['a source stated by both fields', claim(source), claim(source + reference)],
  ['a source stated by one field less', claim(source + reference), claim(reference)],
  ['the same size in another form', claim(''), claim('', 'requests: { storage: 1024Mi }')],
  ['a class that the cluster filled in', claim(''), claim(', storageClassName: fast')],
])('accepted is %s', (_, before, after) => expect(found(before, after)).toEqual([]));

test.each([
  ['a source removed from both fields', claim(source + reference), claim(''), 'spec.dataSource'],
  ['another source', claim(source), claim(`, dataSource: ${other}`), 'spec.dataSource'],
  ['another source in the other field', claim(reference), claim(`, dataSource: ${other}`), 'spec.dataSource'],
  ['another reference', claim(source), claim(`, dataSourceRef: ${other}`), 'spec.dataSourceRef'],
  ['a source', claim(''), claim(source), 'spec.dataSource'],
  [
    'another limit',
    claim('', 'requests: { storage: 1Gi }, limits: { storage: 2Gi }'),
    claim('', 'requests: { storage: 1Gi }, limits: { storage: 3Gi }'),
    'spec.resources.limits',
  ],
  ['another request', claim(''), claim('', 'requests: { storage: 1Gi, cpu: 1 }'), 'spec.resources.requests'],
])('refused is %s', (_, before, after, path) => expect(found(before, after)).toEqual([['immutable-field', path]]));

test.each([source, reference])('a source that nobody states any more is kept: %s', stated => {
  expect(compareRenders([{ previous: graphOf(claim(stated)), next: graphOf(claim('')) }])).toMatchObject([
    {
      id: 'field-kept',
      path: expect.stringContaining('spec.dataSource'),
      hint: expect.stringMatching(/^Undo the change: it has no effect\./), // And not: delete the claim.
    },
  ]);
});
