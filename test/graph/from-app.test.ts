import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import { Ingress, k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { graphOf } from '../../src/graph/from-app.js';
import { record } from '../../src/intent/record.js';
import { recordChildSources } from '../../src/intent/source.js';
import { ProblemError, problem } from '../../src/problem.js';

type Props = ConstructorParameters<typeof ApiObject>[2];
const chart = () => new Chart(new App(), 'shop', { namespace: 'shop', disableResourceNameHashes: true });
const map = (more: object = {}) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, ...more }) as Props;

function problemsOf(declare: (root: Chart) => unknown) {
  const root = chart();
  declare(root);
  try {
    graphOf(root);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
  throw new Error('was rendered');
}

test('each object is rendered exactly once, in the order of declaration', () => {
  const root = chart();
  const rendered: string[] = [];
  const lazily = (name: string) =>
    Lazy.any({
      produce: () => {
        rendered.push(name);
        return { name };
      },
    });
  new ApiObject(root, 'a', map({ data: lazily('a') }));
  const b = new ApiObject(root, 'b', map({ metadata: { name: 'b' }, data: lazily('b') }));
  b.addJsonPatch(JsonPatch.add('/immutable', true));
  new ApiObject(new Construct(root, 'group'), 'c', map({ metadata: { name: 'c' }, data: lazily('c') }));
  expect(graphOf(root).objects.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(rendered).toEqual(['a', 'b', 'c']);
});

test('an object belongs to the nearest unit around it', () => {
  const app = new App();
  const outer = new Chart(app, 'outer');
  const inner = new Chart(outer, 'inner');
  record(outer, 'unit', { environment: 'staging', system: 'outer' });
  record(inner, 'unit', { environment: 'staging', system: 'inner' });
  new ApiObject(new Construct(outer, 'group'), 'a', map());
  new ApiObject(inner, 'b', map({ metadata: { name: 'b' } }));
  new ApiObject(new Chart(app, 'apart'), 'c', map({ metadata: { name: 'c' } }));
  const units = graphOf(app).objects.map(({ name, unit }) => [name, unit?.system]);
  expect(Object.fromEntries(units)).toEqual({ a: 'outer', b: 'inner', c: undefined });
});

test('what is rendered alike is the same manifest as before, whoever declared it', () => {
  const declared = (data: () => object) => {
    const root = chart();
    new ApiObject(root, 'plain', map({ data: { c: 'd' } }));
    new ApiObject(root, 'late', map({ metadata: { name: 'b' }, data: Lazy.any({ produce: data }) }));
    return root;
  };
  let data = { a: 'b' };
  const [root, again] = [declared(() => ({ ...data })), declared(() => ({ ...data }))];
  const first = graphOf(root);
  const [plain, late] = first.objects.map(({ manifest }) => manifest);
  let before = first;
  for (const each of [root, again, again]) {
    before = graphOf(each, { earlier: before });
    expect(before.objects[0]!.manifest).toBe(plain);
    expect(before.objects[1]!.manifest).toBe(late);
  }
  expect(graphOf(again, { earlier: first }).objects[0]!.manifest).toBe(plain);
  expect(graphOf(again, { earlier: graphOf(declared(() => data)) }).objects[0]!.manifest).toBe(plain);
  data = { a: 'c' };
  expect(graphOf(root, { earlier: first }).objects[1]!.manifest['data']).toEqual({ a: 'c' });
});

test('what cannot render otherwise is not rendered again', () => {
  const root = chart();
  let asked = 0;
  const counting = {
    get a() {
      asked += 1;
      return 'b';
    },
  };
  new ApiObject(root, 'a', map({ data: counting }));
  const first = graphOf(root);
  const once = asked;
  graphOf(root, { earlier: first });
  expect([once > 0, asked - once]).toEqual([true, 0]);
});

test('an object knows where it was declared', () => {
  const root = chart();
  recordChildSources(root);
  new ApiObject(root, 'a', map());
  expect(graphOf(root).objects[0]!.source?.()).toMatch(/from-app\.test\.ts:\d+$/);
});

const object = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'a' };

test.each<[string, object, readonly (readonly [path: string, message: string])[]]>([
  ['an instance of a class', { data: { a: new Date(0) } }, [['data.a', 'a Date is not plain data.']]],
  [
    'several',
    { list: [new Map(), [new Set()]] },
    [
      ['list[0]', 'a Map is not plain data.'],
      ['list[1][0]', 'a Set is not plain data.'],
    ],
  ],
  [
    'one below a lazy value',
    { data: Lazy.any({ produce: () => ({ 'a/b': new Date(0) }) }) },
    [['data["a/b"]', 'a Date is not plain data.']],
  ],
  [
    'one in metadata',
    { metadata: { name: 'a', labels: { a: new Date(0) } } },
    [['metadata.labels.a', 'a Date is not plain data.']],
  ],
  [
    'one beside tokens and unions, which cdk8s makes something of',
    { data: { a: k8s.IntOrString.fromNumber(80), b: { resolve: () => 'x' }, c: new Date(0) } },
    [['data.c', 'a Date is not plain data.']],
  ],
  [
    'a map without a prototype',
    { data: Object.create(null) },
    [['data', 'a map without a constructor is not plain data.']],
  ],
  [
    'a key that hides the constructor',
    { data: { constructor: 'x' } },
    [['data', 'a map without a constructor is not plain data.']],
  ],
])('refuses %s, and says where', (_, more, expected) => {
  const problems = problemsOf(root => new ApiObject(root, 'a', map(more)));
  expect(problems.map(({ path, message }) => [path, message])).toEqual(expected);
  expect(problems[0]).toMatchObject({
    id: 'unrenderable',
    object,
    hint: 'An object is plain data: texts, numbers, booleans, lists and maps.',
  });
});

test('refuses what contains itself', () => {
  const data: { list?: unknown; other?: unknown } = {};
  data.list = [{ data }];
  data.other = data;
  const problems = problemsOf(root => new ApiObject(root, 'a', map({ data })));
  expect(problems.map(({ path, message }) => [path, message])).toEqual([
    ['data.list[0].data', 'the value contains itself.'],
    ['data.other', 'the value contains itself.'],
  ]);
});

test('tells what a lazy value throws, without what cdk8s says around it', () => {
  const produce = () => {
    throw new TypeError('there is no database yet');
  };
  const told = { id: 'unrenderable', message: 'there is no database yet', object };
  expect(problemsOf(root => new ApiObject(root, 'a', map({ data: Lazy.any({ produce }) })))).toMatchObject([told]);
  expect(problemsOf(root => new ApiObject(root, 'a', map({ data: { resolve: produce } })))).toMatchObject([told]);
});

test('a problem that a lazy value throws is reported as it is', () => {
  const thrown = problem('no-database', 'the database is missing.', { hint: 'Add one.' });
  const produce = () => {
    throw new ProblemError([thrown]);
  };
  expect(problemsOf(root => new ApiObject(root, 'a', map({ data: Lazy.any({ produce }) })))).toMatchObject([thrown]);
});

test.each<[string, object, JsonPatch | undefined, readonly (readonly [path: string, message: string])[]]>([
  [
    'a name',
    { metadata: { name: undefined, generateName: 'a-' } },
    undefined,
    [['metadata.name', 'nothing stands there.']],
  ],
  ['text for a name', { metadata: { name: 5 } }, undefined, [['metadata.name', '5 stands there.']]],
  ['a kind', { kind: undefined }, undefined, [['kind', 'nothing stands there.']]],
  ['an API version after a patch', {}, JsonPatch.replace('/apiVersion', null), [['apiVersion', 'null stands there.']]],
  ['metadata after a patch', {}, JsonPatch.remove('/metadata'), [['metadata.name', 'nothing stands there.']]],
])('refuses an object without %s', (_, more, patch, expected) => {
  const problems = problemsOf(root => {
    const made = new ApiObject(root, 'a', map(more));
    if (patch) made.addJsonPatch(patch);
  });
  expect(problems.map(({ path, message }) => [path, message])).toEqual(expected);
  const kind = 'kind' in more ? 'object' : 'ConfigMap';
  expect(problems[0]).toMatchObject({ id: 'unrenderable', object: { kind, namespace: 'shop' } });
});

test('refuses what constructs themselves refuse, with everything else', () => {
  const problems = problemsOf(root => {
    new Ingress(root, 'ingress');
    new ApiObject(root, 'a', map({ data: new Date(0) }));
  });
  expect(problems.map(({ id, message }) => [id, message])).toEqual([
    ['invalid-construct', 'shop/ingress: ingress with no rules or default backend'],
    ['unrenderable', 'a Date is not plain data.'],
  ]);
});
