import { createRequire } from 'node:module';
import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { isChart } from '../../src/cdk8s/charts.js';
import { onChildAdded } from '../../src/cdk8s/children.js';
import {
  changeRendering,
  declaredOf,
  metadataOf,
  operationOf,
  rendersPlainly,
  withoutPatches,
} from '../../src/cdk8s/internals.js';

const props = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { b: 'c' } }, data: { d: 'e' } };
const object = (app = new App()) => new ApiObject(new Chart(app, 'chart', { namespace: 'shop' }), 'object', props);

/** With another version: read the changes of cdk8s in these places first. */
test('these are the private parts of the version that was read', () => {
  const { version } = createRequire(__filename)('cdk8s/package.json') as { version: string };
  expect(version).toBe('2.70.106');
  expect(Object.keys(object()).sort()).toEqual(expect.arrayContaining(['metadata', 'patches', 'props']));
  expect(Object.keys(object().metadata)).toEqual(expect.arrayContaining(['_additionalAttributes', 'labels']));
});

test('the data of an object is the data that it renders', () => {
  const { props: declared, patches } = declaredOf(object());
  expect(declared).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap', data: { d: 'e' } });
  expect(patches).toEqual([]);
  expect(metadataOf(declaredOf(object()))).toMatchObject({ name: 'a', namespace: 'shop', labels: { b: 'c' } });
});

test('patches, a rendering of its own and resolvers of the app are seen', () => {
  expect(rendersPlainly(object())).toBe(true);
  const patched = object();
  patched.addJsonPatch(JsonPatch.remove('/data'));
  expect(rendersPlainly(patched)).toBe(false);
  const changed = object();
  changeRendering(changed, rendered => ({ ...(rendered as object), more: true }));
  expect(rendersPlainly(changed)).toBe(false);
  expect(changed.toJson()).toMatchObject({ data: { d: 'e' }, more: true });
  expect(rendersPlainly(object(new App({ resolvers: [{ resolve: () => {} }] })))).toBe(false);
});

test('without its patches an object renders its data, and has them back afterwards', () => {
  const patched = object();
  patched.addJsonPatch(JsonPatch.replace('/data/d', 'f'));
  const plain = withoutPatches(patched, patches => [patches.map(operationOf), patched.toJson().data]);
  expect(plain).toEqual([[{ op: 'replace', path: '/data/d', value: 'f' }], { d: 'e' }]);
  expect(patched.toJson().data).toEqual({ d: 'f' });
  expect(() =>
    withoutPatches(patched, () => {
      throw new Error('stop');
    }),
  ).toThrow('stop');
  expect(patched.toJson().data).toEqual({ d: 'f' });
});

test('charts have their mark, and nothing else has it', () => {
  const chart = new Chart(new App(), 'chart');
  expect([chart, chart.node.scope, new Construct(chart, 'child')].map(each => each && isChart(each))).toEqual([
    true,
    false,
    false,
  ]);
});

test('a construct that is added is reported, and is in the tree', () => {
  const chart = new Chart(new App(), 'chart');
  const added: unknown[] = [];
  onChildAdded(chart, child => added.push(child));
  const child = new Construct(chart, 'child');
  new Construct(child, 'grandchild');
  expect(added).toEqual([child]);
  expect(chart.node.children).toEqual([child]);
});

test('lazy values are in the declared data as they are', () => {
  const lazy = Lazy.any({ produce: () => 'f' });
  const late = new ApiObject(new Chart(new App(), 'chart'), 'object', { ...props, data: { d: lazy } });
  expect(declaredOf(late).props['data']).toEqual({ d: lazy });
});
