import { Graph } from '../../src/graph/graph.js';
import { type GraphObject, graphObject, namespaceOf } from '../../src/graph/object.js';
import { forgetDerived, perGraph } from '../../src/graph/per-graph.js';
import { perObject } from '../../src/graph/per-object.js';
import { shareOf } from '../../src/graph/share.js';
import { groupOf } from '../../src/manifest/group.js';

const object = (apiVersion: string, kind: string, name: string, namespace?: string): GraphObject =>
  graphObject({ apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } });

const ingress = object('networking.k8s.io/v1', 'Ingress', 'a', 'shop');
const older = object('networking.k8s.io/v1beta1', 'Ingress', 'a', 'shop');
const oldest = object('networking.k8s.io/v1beta1', 'Ingress', 'a', 'shop');
const foreign = object('example.com/v1', 'Ingress', 'a', 'shop');
const elsewhere = object('networking.k8s.io/v1', 'Ingress', 'a', 'mail');
const config = object('v1', 'ConfigMap', 'a');
const graph = new Graph([ingress, config, older, foreign, elsewhere, oldest]);

test('finds objects of a kind, of whichever group, in the order of declaration', () => {
  expect(graph.ofKind('Ingress')).toEqual([ingress, older, foreign, elsewhere, oldest]);
  expect(graph.ofKind('Secret')).toEqual([]);
});

test('finds everything that is one object in the cluster, whatever its version', () => {
  expect(graph.all('networking.k8s.io', 'Ingress', 'shop', 'a')).toEqual([ingress, older, oldest]);
  expect(graph.all('example.com', 'Ingress', 'shop', 'a')).toEqual([foreign]);
  expect(graph.all('networking.k8s.io', 'Ingress', 'mail', 'a')).toEqual([elsewhere]);
  expect(graph.all('networking.k8s.io', 'Ingress', 'shop', 'b')).toEqual([]);
  expect(graph.get('networking.k8s.io', 'Ingress', 'shop', 'a')).toBe(ingress);
});

test('the default namespace may be omitted', () => {
  expect(graph.get('', 'ConfigMap', 'default', 'a')).toBe(config);
  expect(new Graph([object('v1', 'ConfigMap', 'a', 'default')]).get('', 'ConfigMap', undefined, 'a')).toBeDefined();
  expect([namespaceOf(config), namespaceOf(ingress)]).toEqual(['default', 'shop']);
});

test('nothing in it changes after it was made', () => {
  const objects = [
    graphObject({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { list: [{ b: 'c' }] } }),
  ];
  const made = new Graph(objects);
  objects.push(config);
  const { manifest } = made.objects[0]!;
  const { list } = manifest['spec'] as { list: object[] };
  expect(made.objects).toHaveLength(1);
  expect([made.objects, manifest, manifest.metadata, manifest['spec'], list, list[0]].every(Object.isFrozen)).toBe(
    true,
  );
});

test('the group of an API version is what stands before its slash', () => {
  expect(['v1', 'apps/v1', 'policy.example.com/v1beta1'].map(groupOf)).toEqual(['', 'apps', 'policy.example.com']);
});

test('what is derived from a graph is derived once, until it is forgotten', () => {
  let built = 0;
  const sum = perGraph(({ objects }) => {
    built += 1;
    return objects.length;
  });
  expect([sum(graph), sum(graph), built]).toEqual([6, 6, 1]);
  expect([sum(new Graph([])), built]).toEqual([0, 2]);
  forgetDerived(graph);
  expect([sum(graph), built]).toEqual([6, 3]);
});

test('what is derived from an object is derived once for its manifest', () => {
  let built = 0;
  const name = perObject(each => {
    built += 1;
    return each.name;
  });
  const twin = graphObject(config.manifest, { file: 'a.yaml:1' });
  expect([name(config), name(config), name(twin), built]).toEqual(['a', 'a', 'a', 1]);
  expect([name(ingress), built]).toEqual(['a', 2]);
});

test.each<[unknown, number | undefined]>([
  [2, 2],
  [0, 0],
  ['25%', 1],
  ['26%', 2],
  ['100%', 4],
  ['2', undefined],
  ['x25%', undefined],
  ['25%x', undefined],
  [undefined, undefined],
])('of 4 pods, %j are %j', (share, pods) => {
  expect(shareOf(share, 4)).toBe(pods);
});

test('a share may be rounded down', () => {
  expect(shareOf('26%', 4, Math.floor)).toBe(1);
});
