import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Include, JsonPatch, Lazy, type ResolutionContext } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { manifestOf } from '../../src/graph/manifest-of.js';
import { PlainObject } from '../../src/index.js';
import { asWritten } from './declared.js';

const chart = (app = new App()) => new Chart(app, 'shop', { namespace: 'shop', labels: { team: 'shop' } });
type Plain = ConstructorParameters<typeof ApiObject>[2];
const map = (more: object) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, ...more }) as Plain;

function expectStock(root: Chart): void {
  const objects = root.node.findAll().filter(child => ApiObject.isApiObject(child)) as ApiObject[];
  expect(objects.length).toBeGreaterThan(0);
  for (const object of objects) expect(manifestOf(object)).toEqual(asWritten(object.toJson()));
}

const cases: Readonly<Record<string, (root: Chart) => unknown>> = {
  'plain data': root => new ApiObject(root, 'a', map({ data: { b: 'x', a: 'y' }, list: [1, [2, { z: true }]] })),
  'null and undefined': root => new ApiObject(root, 'a', map({ data: { a: null, b: undefined, c: { d: null } } })),
  'null in a list': root => new ApiObject(root, 'a', map({ list: [null, 1, undefined] })),
  'empty maps and lists, kept in the body and dropped in metadata': root =>
    new ApiObject(root, 'a', {
      ...map({ spec: {}, list: [] }),
      metadata: { name: 'a', annotations: {}, finalizers: [] },
    }),
  'metadata that was added later': root => {
    const object = new ApiObject(root, 'a', map({}));
    object.metadata.addLabel('a', 'b');
    object.metadata.addAnnotation('c', 'd');
    object.metadata.addFinalizers('e');
    object.metadata.addOwnerReference({ apiVersion: 'v1', kind: 'Pod', name: 'g', uid: 'h' });
    object.metadata.add('generateName', 'f-');
  },
  'metadata whose fields were set': root => {
    const object = new ApiObject(root, 'a', map({}));
    Object.assign(object.metadata, { name: 'b', namespace: 'c' });
  },
  'a name that cdk8s makes': root => new ApiObject(root, 'a', { apiVersion: 'v1', kind: 'ConfigMap' }),
  'a namespace of its own': root =>
    new ApiObject(root, 'a', { ...map({}), metadata: { name: 'a', namespace: 'other' } }),
  'a lazy value': root => new ApiObject(root, 'a', map({ data: { a: Lazy.any({ produce: () => ({ b: [1] }) }) } })),
  'a lazy value that has nothing': root =>
    new ApiObject(root, 'a', map({ data: Lazy.any({ produce: () => undefined }) })),
  'a lazy value of lazy values': root =>
    new ApiObject(root, 'a', {
      ...map({
        data: Lazy.any({ produce: () => ({ a: [Lazy.any({ produce: () => Lazy.any({ produce: () => 1 }) })] }) }),
      }),
      metadata: {
        name: 'a',
        labels: { a: Lazy.any({ produce: () => undefined }), b: Lazy.any({ produce: () => '' }) },
      },
    }),
  'a lazy value that has nothing, in a list': root =>
    new ApiObject(root, 'a', map({ list: [Lazy.any({ produce: () => undefined })] })),
  'empty maps in lists of metadata': root =>
    new ApiObject(root, 'a', { ...map({}), metadata: { name: 'a', ownerReferences: [{} as never] } }),
  'metadata that renders itself': root => {
    const object = new ApiObject(root, 'a', map({}));
    Object.assign(object.metadata, { toJson: () => ({ name: 'b' }) });
  },
  'a token': root => new ApiObject(root, 'a', map({ data: { a: { resolve: () => 'late' } } })),
  'a token by its prototype': root => new ApiObject(root, 'a', map({ data: Object.create({ resolve: () => 'late' }) })),
  'a union of number and string': root => new ApiObject(root, 'a', map({ port: kplus.k8s.IntOrString.fromNumber(80) })),
  'JSON patches': root => {
    const object = new ApiObject(root, 'a', map({ data: { a: 'b' } }));
    object.addJsonPatch(JsonPatch.replace('/data/a', 'c'), JsonPatch.add('/immutable', true));
  },
  'an object with a toJson of its own': root =>
    new kplus.k8s.KubeDeployment(root, 'a', {
      spec: { selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'b' } } } },
    }),
  'L2 constructs': root => {
    const deployment = new kplus.Deployment(root, 'a', { containers: [{ image: 'nginx', portNumber: 80 }] });
    deployment.exposeViaService();
    new kplus.HorizontalPodAutoscaler(root, 'b', { target: deployment, maxReplicas: 3 });
  },
  'a patched plain object': root => {
    const object = new PlainObject(root, 'a', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a' },
      data: {},
    });
    object.addJsonPatch(JsonPatch.add('/data/x', 'y'));
    object.addJsonPatch(JsonPatch.add('/data/z', 'w'));
  },
  'a plain object without a namespace': root =>
    new PlainObject(root, 'a', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } }),
};

test.each(Object.entries(cases))('%s: as cdk8s renders it', (_, declare) => {
  const root = chart();
  declare(root);
  expectStock(root);
});

test("resolvers of an app's own are asked", () => {
  const shout = {
    resolve: (context: ResolutionContext) => {
      if (context.value === 'quiet') context.replaceValue('LOUD');
    },
  };
  const root = chart(new App({ resolvers: [shout] }));
  new ApiObject(root, 'a', map({ data: { a: 'quiet' } }));
  expectStock(root);
  expect(manifestOf(root.apiObjects[0]!)['data']).toEqual({ a: 'LOUD' });
});

test('an included file: as cdk8s renders it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plainsail-include-'));
  try {
    const url = join(folder, 'objects.yaml');
    writeFileSync(
      url,
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { x: "1", y: null }\n---\napiVersion: v1\nkind: Secret\nmetadata: { name: b }\n',
    );
    const root = chart();
    new Include(root, 'include', { url });
    expectStock(root);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a list has null, in its place, for what is nothing', () => {
  const root = chart();
  const list = [null, 1, undefined, Lazy.any({ produce: () => undefined })];
  list[5] = 2;
  new ApiObject(root, 'a', map({ list }));
  new ApiObject(root, 'b', map({ list })).addJsonPatch(JsonPatch.add('/x', 'y'));
  for (const object of root.apiObjects) expect(manifestOf(object)['list']).toEqual([null, 1, null, null, null, 2]);
});

test('a key that cdk8s would lose is a key like any other', () => {
  const data = JSON.parse('{"__proto__":{"a":"b"},"c":"d"}');
  const manifest = manifestOf(new ApiObject(chart(), 'a', map({ data })));
  expect(JSON.stringify(manifest['data'])).toBe('{"__proto__":{"a":"b"},"c":"d"}');
});

test('what is rendered is frozen to its leaves, and what was declared is not', () => {
  const root = chart();
  const data = { list: [{ a: 'b' }] };
  const manifest = manifestOf(new ApiObject(root, 'a', map({ data })));
  const rendered = manifest['data'] as typeof data;
  expect([manifest, manifest.metadata, rendered, rendered.list, rendered.list[0]].every(Object.isFrozen)).toBe(true);
  expect(Object.isFrozen(data)).toBe(false);
});

test('what an object makes of itself is copied and frozen, and stays its own', () => {
  const own = { ...map({ list: Object.freeze([{ b: 'c' }, new Date(0)]), map: structuredClone({ d: [1] }) }) };
  const object = new ApiObject(chart(), 'a', map({}));
  object.toJson = () => own;
  const manifest = manifestOf(object);
  const { list, map: other } = manifest as unknown as { list: object[]; map: { d: object } };
  expect(manifest).toEqual(own);
  expect([manifest, manifest.metadata, list, list[0], other, other.d].every(Object.isFrozen)).toBe(true);
  expect([own, own.metadata, (own as typeof manifest)['map']].some(Object.isFrozen)).toBe(false);
});

test.each<[string, number, object]>([
  ['plain data', 0, map({ data: { a: 'b' } })],
  ['a lazy value', 1, map({ data: Lazy.any({ produce: () => ({}) }) })],
  ['a lazy value in metadata', 1, { ...map({}), metadata: { name: 'a', labels: Lazy.any({ produce: () => ({}) }) } }],
  ['a token', 1, map({ data: { resolve: () => ({}) } })],
])('tells that %s may render otherwise the next time, %d times', (_, times, props) => {
  let told = 0;
  manifestOf(new ApiObject(chart(), 'a', props as Plain), () => {
    told += 1;
  });
  expect(told).toBe(times);
});
