import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { depthsOf } from '../../src/graph/depth.js';
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
  expect(depthsOf(root.node.findAll()).size).toBe(0);
});

test('only objects count: not the groups between them, nor what an object is in', () => {
  const root = chart();
  const group = new Construct(root, 'group');
  const around = object(root, 'around');
  group.node.addDependency(object(root, 'first'));
  object(root, 'last').node.addDependency(new Construct(group, 'empty'));
  object(around, 'inner');
  expect(depths(root)).toEqual({ first: 0, last: 1, around: 0, inner: 0 });
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

test('a group that depends on something inside of it depends on it with its rest', () => {
  const root = chart();
  object(root, 'before');
  const group = new Construct(root, 'group');
  object(group, 'after');
  const first = object(group, 'first');
  root.node.addDependency(first);
  expect(depths(root)).toEqual({ first: 0, before: 1, after: 1 });
});

test('an object that depends on what it is in comes after the rest of that', () => {
  const root = chart();
  const group = new Construct(root, 'group');
  const last = object(group, 'last');
  object(group, 'a');
  object(root, 'b');
  last.node.addDependency(root);
  expect(depths(root)).toEqual({ last: 1, a: 0, b: 0 });
});

test('a dependency on something that is not rendered counts for nothing', () => {
  const root = chart();
  object(root, 'a').addDependency(object(chart(), 'elsewhere'));
  expect(depths(root)).toEqual({ a: 0 });
});

test.each<[string, (root: Chart) => void, string]>([
  [
    'two objects',
    root => {
      const [a, b] = [object(root, 'a'), object(root, 'b')];
      a.addDependency(b);
      b.addDependency(a);
      object(root, 'downstream').addDependency(a);
      b.addDependency(object(root, 'upstream'));
    },
    'shop/a after shop/b, shop/b after shop/a.',
  ],
  ['one object', root => object(root, 'a').addDependency(root.node.findChild('a')), 'shop/a after shop/a.'],
  [
    'a chart that has two firsts',
    root => root.node.addDependency(object(root, 'a'), object(root, 'b')),
    'shop after shop/a, shop after shop/b.',
  ],
  [
    'an object and what it contains',
    root => {
      const a = object(root, 'a');
      a.addDependency(object(a, 'b'));
    },
    'shop/a after shop/a/b.',
  ],
])('a circle of %s is refused by what makes it', (_, declare, circle) => {
  const root = chart();
  declare(root);
  expect(() => graphOf(root)).toThrow(ProblemError);
  expect(() => graphOf(root)).toThrow(`error dependency-circle: these dependencies make a circle: ${circle}`);
});
