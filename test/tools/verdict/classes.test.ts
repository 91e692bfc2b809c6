const { addClasses, classesOf, classOf, weightedMisses } = require('../../../tools/verdict/classes.js');

const object = { kind: 'Deployment', spec: { replicas: 1, template: { containers: [{ name: 'a' }, { name: 'b' }] } } };
const refused = (field: string, findings: object[]) => ({
  ...{ object, findings, paths: [[field]] },
  verdict: { causes: [{ field }], message: 'no' },
});

it.each([
  [{ causes: [{ field: 'spec.template.containers[0].env[3].name' }] }, 'spec.template.containers[].env[].name'],
  [{ causes: [{ field: 'metadata.labels' }, { field: 'spec' }] }, 'metadata.labels'],
  [
    {
      causes: [],
      message: 'failed to create typed patch object (n/x; v1, Kind=A): .metadata.annotations.a: expected string',
    },
    'metadata.annotations.a',
  ],
  [
    { causes: [], message: '.spec.containers[name="x"].env: duplicate entries for key [name="A"]' },
    'spec.containers[].env',
  ],
  [{ causes: [{ field: '.spec.replicas' }] }, 'spec.replicas'],
  [{ causes: [], message: 'no' }, ''],
])('is named by %j', (verdict, field) => {
  expect(classOf({ object, verdict })).toBe(`Deployment ${field}`);
});

it('counts by how much the corpus uses a field', () => {
  const cases = [
    refused('spec.template.containers[0].name', [{}]),
    refused('spec.template.containers[1].name', []),
    refused('spec.never', []),
  ];
  const counts = new Map();
  addClasses(counts, cases.slice(0, 1)); // Batch by batch.
  addClasses(counts, cases.slice(1));
  const classes = classesOf(counts, [object, object, object]);
  expect(classes).toMatchObject([
    { name: 'Deployment spec.template.containers[].name', cases: 2, missed: 1, uses: 3 },
    { name: 'Deployment spec.never', cases: 1, missed: 1, uses: 0 },
  ]);
  expect(weightedMisses(classes)).toBeCloseTo((3 * 0.5 + 1) / 4);
});

it('counts the uses of what an object begins with, and of the map that a key is in', () => {
  const labelled = { kind: 'Namespace', metadata: { labels: { a: 'b' } }, spec: {} };
  const counts = new Map();
  addClasses(
    counts,
    ['spec', 'metadata.labels[a.b/c]'].map(field => ({ ...refused(field, []), object: labelled })),
  );
  expect(classesOf(counts, [labelled, labelled])).toMatchObject([
    { name: 'Namespace spec', uses: 2 },
    { name: 'Namespace metadata.labels[]', uses: 2 },
  ]);
});
