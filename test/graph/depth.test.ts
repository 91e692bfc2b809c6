import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { graphOf } from '../../src/graph/from-app.js';
import { record } from '../../src/intent/record.js';
import { ProblemError } from '../../src/problem.js';
import { render } from '../../src/render/render.js';

const object = (scope: Construct, name: string) =>
  new ApiObject(scope, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });

function chart(): Chart {
  const made = new Chart(new App(), 'shop', { disableResourceNameHashes: true });
  record(made, 'unit', { environment: 'staging', system: 'shop' });
  return made;
}

const depths = (root: Construct) => Object.fromEntries(graphOf(root).objects.map(({ name, depth }) => [name, depth]));

test('an object comes after what it depends on, and everything in a group after what the group depends on', () => {
  const root = chart();
  const [first, group, last] = [object(root, 'first'), new Construct(root, 'group'), object(root, 'last')];
  const inner = [object(group, 'a'), object(group, 'b')];
  group.node.addDependency(first);
  inner[1]!.addDependency(inner[0]!);
  last.addDependency(group);
  expect(depths(root)).toEqual({ first: 0, a: 1, b: 2, last: 3 });
});

test('nothing waits where nothing depends', () => {
  const root = chart();
  object(root, 'a');
  expect(depths(root)).toEqual({ a: 0 });
});

test('the kustomization lists objects in that order, whatever their names', () => {
  const root = chart();
  const [a, b, c] = ['a', 'b', 'c'].map(name => object(root, name));
  a!.addDependency(c!);
  c!.addDependency(b!);
  expect(render(graphOf(root)).get('staging/shop/kustomization.yaml')).toContain(
    'resources:\n- configmap-b.yaml\n- configmap-c.yaml\n- configmap-a.yaml\n',
  );
});

test('a dependency between two groups is one edge, not one per pair', () => {
  const root = chart();
  const groups = ['before', 'after'].map(name => new Construct(root, name));
  for (const group of groups) for (let i = 0; i < 3000; i++) object(group, `${group.node.id}-${i}`);
  groups[1]!.node.addDependency(groups[0]!);
  const found = depths(root);
  expect([found['before-2999'], found['after-0']]).toEqual([0, 1]);
});

test('thousands of layers are no problem', () => {
  const root = chart();
  let before = object(root, 'o0');
  for (let i = 1; i < 5000; i++) {
    const next = object(root, `o${i}`);
    next.addDependency(before);
    before = next;
  }
  expect(depths(root)['o4999']).toBe(4999);
});

test('a circle is refused by its paths', () => {
  const root = chart();
  const [a, b] = [object(root, 'a'), object(root, 'b')];
  a.addDependency(b);
  b.addDependency(a);
  expect(() => graphOf(root)).toThrow(ProblemError);
  expect(() => graphOf(root)).toThrow('error dependency-circle: these constructs wait for each other: shop/a, shop/b.');
});
