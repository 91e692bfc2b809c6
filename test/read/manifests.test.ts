import { readManifests } from '../../src/read/manifests.js';

const read = (text: string) => {
  const { graph, problems } = readManifests([{ file: 'a.yaml', text }]);
  return {
    objects: graph.objects.map(({ kind, name, file }) => `${kind} ${name} ${file}`),
    problems: problems.map(({ id, severity, message, file }) => `${severity} ${id} ${file}: ${message}`),
  };
};
const object = (name: string, kind = 'ConfigMap') => `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n`;

test('JSON that is nothing of Kubernetes is passed over; what looks like an object is reported', () => {
  const read = (text: string) => readManifests([{ file: 'a.json', text }]).problems.map(({ id }) => id);
  expect(read('{ "Version": "2012-10-17" }')).toEqual([]);
  expect(read('{ "kind": "Service" }')).toEqual(['not-a-manifest']);
  expect(read('[1]')).toEqual(['not-a-manifest']);
});

test('so is what is in templates', () => {
  const read = (file: string) =>
    readManifests([{ file, text: 'compactor: { retention_enabled: true }' }]).problems.map(({ id }) => id);
  expect(read('dist/staging/shop/templates/loki.yaml')).toEqual([]);
  expect(read('dist/staging/shop/loki.yaml')).toEqual(['not-a-manifest']);
});

test('reads every document, with the line where it begins', () => {
  expect(read(`# first\n${object('a')}---\n\n# second\n${object('b')}---\n---\n${object('c')}...\n`)).toEqual({
    objects: ['ConfigMap a a.yaml:2', 'ConfigMap b a.yaml:9', 'ConfigMap c a.yaml:15'],
    problems: [],
  });
});

test('directives belong to the document that follows', () => {
  expect(read(`%YAML 1.2\n---\n${object('a')}`).objects).toEqual(['ConfigMap a a.yaml:3']);
});

test('flattens lists of any kind, with the line of each item', () => {
  const items =
    '- metadata: { name: a }\n- metadata:\n    name: b\n- apiVersion: v1\n  kind: Pod\n  metadata: { name: c }\n';
  const expected = ['Service a a.yaml:4', 'Service b a.yaml:5', 'Pod c a.yaml:7'];
  expect(read(`apiVersion: v1\nkind: ServiceList\nitems:\n${items}`)).toEqual({ objects: expected, problems: [] });
  const block = `apiVersion: v1\nkind: List\nitems:\n- ${object('a', 'Service').replaceAll('\n', '\n  ').trim()}\n`;
  expect(read(block).objects).toEqual(['Service a a.yaml:4']);
});

test('reads JSON', () => {
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'PodList', items: [{ metadata: { name: 'a' } }] }, null, 2);
  expect(read(text)).toEqual({ objects: ['Pod a a.yaml:5'], problems: [] });
});

test('reads anchors, merge keys and block scalars', () => {
  const text = `${object('a')}x: &x { b: 1 }\nz:\n  <<: *x\n  c: |\n    d\n`;
  const { graph } = readManifests([{ file: 'a.yaml', text }]);
  expect(graph.objects[0]?.manifest['z']).toEqual({ b: 1, c: 'd\n' });
});

test('an object whose name the API server completes goes by its beginning', () => {
  expect(read(object('x').replace('name:', 'generateName:')).objects).toEqual(['ConfigMap x a.yaml:1']);
});

test('says what is not a manifest, and leaves local configuration alone', () => {
  expect(read('replicas: 3\n---\n- a\n---\napiVersion: a.example/v1\nkind: Shard\n').problems).toEqual([
    'warning not-a-manifest a.yaml:1: the document has no apiVersion, no kind, no metadata.name: it is not a Kubernetes object',
    'warning not-a-manifest a.yaml:3: the document is a list of 1 item: a Kubernetes object is a map',
    'warning not-a-manifest a.yaml:5: the document has no metadata.name: it is not a Kubernetes object',
  ]);
  expect(read('apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n').problems).toEqual([]);
});

test('a built-in kind without a name is an object all the same: a check tells it', () => {
  expect(read('apiVersion: v1\nkind: Pod\n')).toEqual({ objects: ['Pod  a.yaml:1'], problems: [] });
});

describe('a text that cannot be read is reported by its line, and the others are read', () => {
  const bomb = [...'abcdefghij']
    .map((key, i, all) => `${key}: &${key} [${i === 0 ? 'x' : `${`*${all[i - 1]}, `.repeat(9)}`}]`)
    .join('\n');
  test.each<[string, () => string, string | RegExp]>([
    ['tabs', () => 'a:\n\t- b\n', /^7: .*[Tt]ab/],
    ['an open bracket', () => 'a: [\n', /^\d: /],
    ['a template', () => 'a: {{ .Values.a }}\n', /^6: the file is a template that is not rendered/],
    ['an alias bomb', () => bomb, /^\d+: its aliases expand to too many values/],
    ['an anchor that contains itself', () => 'a: &a\n  b: *a\n', '7: &a contains itself'],
    ['deep brackets', () => `a: ${'['.repeat(100_000)}`, '6: nests deeper than 200 levels'],
    ['deep dashes', () => '- '.repeat(100_000), '6: nests deeper than 200 levels'],
    [
      'deep maps',
      () => Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      /nests deeper than 200 levels/,
    ],
  ])(
    '%s',
    (_, text, message) => {
      const { objects, problems } = read(`${object('a')}---\n${text()}`);
      expect(objects).toEqual(['ConfigMap a a.yaml:1']);
      expect(problems).toHaveLength(1);
      expect(problems[0]?.replace('error invalid-yaml a.yaml:', '')).toMatch(message);
    },
    20_000,
  );
});

test('a key that is set twice is reported, and its object is read as kubectl reads it', () => {
  const text = `${object('a')}data:\n  b: one\n  b: two\n`;
  const { graph } = readManifests([{ file: 'a.yaml', text }]);
  expect(graph.objects[0]?.manifest['data']).toEqual({ b: 'two' });
  expect(read(text).problems).toEqual(['error invalid-yaml a.yaml:7: key "b" is set twice in one map']);
});

test('JSON values one behind the other are read as kubectl does, with the line of each', () => {
  const json = (name: string) => `{"apiVersion": "v1", "kind": "Pod",\n "metadata": {"name": "${name}"}}`;
  expect(read(`${json('a')}${json('b')}\n${json('c')}`).objects).toEqual([
    'Pod a a.yaml:1',
    'Pod b a.yaml:2',
    'Pod c a.yaml:4',
  ]);
  expect(read(`${json('a')}\n---\n${object('b', 'Pod')}`).objects).toEqual(['Pod a a.yaml:1', 'Pod b a.yaml:4']);
  expect(read(`${json('a')}{}{,`).problems).toEqual([
    'error invalid-yaml a.yaml:2: the text after the JSON values is not JSON',
    'warning not-a-manifest a.yaml:2: the document has no apiVersion, no kind, no metadata.name: it is not a Kubernetes object',
  ]);
});

test('what no reader reaches is reported', () => {
  expect(read(`${object('a')}...\n${object('b')}`)).toEqual({
    objects: ['ConfigMap a a.yaml:1'],
    problems: [
      'error invalid-yaml a.yaml:6: the rest of the file is not read: the document above ends before this line, and no line "---" begins another',
    ],
  });
  expect(read(`${object('a')}--- ${object('b')}`).problems[0]).toBe(
    'error invalid-yaml a.yaml:5: "apiVersion: v1" follows --- on its line, and kubectl refuses that',
  );
});

test('deep nesting is found at the very beginning of a file', () => {
  expect(read('- '.repeat(100_000)).problems).toEqual(['error invalid-yaml a.yaml:1: nests deeper than 200 levels']);
});

test.each<[string, () => string]>([
  ['spaces', () => `a: b${' '.repeat(3_000_000)}c`],
  ['digits', () => `a: ${'1'.repeat(1_500_000)}x`],
  ['documents', () => '---\n'.repeat(200_000)],
  ['directives', () => `${'%a\n'.repeat(200_000)}---\n`],
  ['keys', () => Array.from({ length: 200_000 }, (_, i) => `k${i}: 1`).join('\n')],
  ['quotes', () => `a: "${'\\"'.repeat(1_000_000)}"`],
])(
  'many %s take no more than linear time',
  (_, text) => {
    const started = process.cpuUsage().user;
    read(text());
    expect(process.cpuUsage().user - started).toBeLessThan(10_000_000);
  },
  60_000,
);

test('a file among templates may be no manifest; one that is meant to be is read', () => {
  const read = (text: string) => readManifests([{ file: 'dist/templates/a.yaml', text }]);
  expect(read('rules: [{ seriesQuery: up }]').problems).toEqual([]);
  expect(read('apiVersion: v1\nkind: Secret\nmetadata: {}').problems).toEqual([]);
  expect(read('apiVersion: v1\nkind: Secret\nmetadata: { name: a }').graph.objects).toHaveLength(1);
  expect(read('kind: Thing').problems.map(({ id }) => id)).toEqual(['not-a-manifest']);
});

test('a key that is read otherwise than it is written is reported', () => {
  expect(read(`${object('a')}data: {on: a, 012: b, "yes": c, true: d, 8080: e}\n`).problems).toEqual([
    'error invalid-yaml a.yaml:5: key "true" is set twice in one map',
    'warning misread-key a.yaml:5: the key "on" without quotes is read as "true"',
    'warning misread-key a.yaml:5: the key "012" without quotes is read as "10"',
  ]);
});

test('how a value is written is kept where it looks otherwise', () => {
  const text = `${object('a')}data: {a: yes, "b c": [1, 0x10], d: true, e: "no"}\nspec:\n  f: 1_0\n  g: 5\n`;
  const { graph } = readManifests([{ file: 'a.yaml', text: `${text}---\n${object('b')}` }]);
  expect([...(graph.objects[0]?.spellings ?? [])].sort()).toEqual([
    ['data.a', '"yes" without quotes is read as true'],
    ['data["b c"][1]', '"0x10" without quotes is read as 16'],
    ['spec.f', '"1_0" without quotes is read as 10'],
  ]);
  expect(graph.objects[1]?.spellings).toBeUndefined();
});

test('a template that is not rendered is one problem, with the cause', () => {
  const template = `${object('a')}{{- with .Values.labels }}\nlabels: {{ toYaml . }}\n{{- end }}\n---\n{{ .Values.x }}\n`;
  expect(read(template).problems).toEqual([
    'error invalid-yaml a.yaml:5: the file is a template that is not rendered: "{{" is not YAML',
  ]);
});

test('a name that is not text neither ends the run nor stays one', () => {
  const text = object('x').replace('name: x', 'name: 12\n  namespace: [a]');
  expect(read(text)).toEqual({ objects: ['ConfigMap 12 a.yaml:1'], problems: [] });
});

test('a key that is set as often as a line has characters is one fault, and takes no longer than the line', () => {
  const before = process.cpuUsage();
  const { problems } = readManifests([{ file: 'a.yaml', text: `{ a: ${'1,'.repeat(100_000)} }` }]);
  expect(problems.filter(({ id }) => id === 'invalid-yaml')).toHaveLength(1);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(3_000);
});

test('a hundred faults of a file are listed, the others are counted', () => {
  const keys = Array.from({ length: 100_000 }, (_, i) => `k${i}: v\n`).join('');
  const { problems } = readManifests([{ file: 'a.yaml', text: keys + keys }]);
  expect(problems.filter(({ id }) => id === 'invalid-yaml')).toHaveLength(101);
  expect(problems.map(({ message }) => message)).toContain('99900 more faults of the file are not listed');
});
