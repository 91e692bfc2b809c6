import { customRulesKept } from '../../../src/checks/rules/custom-rules-kept.js';
import { Graph } from '../../../src/graph/graph.js';
import { graphObject, type Manifest } from '../../../src/graph/object.js';
import { testCheck } from '../support/tester.js';

testCheck(customRulesKept, {
  example: [
    [
      'ObjectStore backups',
      'spec.configuration.serverName',
      "use the 'serverName' plugin parameter in the Cluster resource",
    ],
  ],
  valid: [{ name: 'an empty file', yaml: '' }],
});

const widget = (spec: unknown) => ({ apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'a' }, spec });
const definition = (rule: object) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.example.com' },
  spec: {
    group: 'example.com',
    names: { kind: 'Widget', plural: 'widgets' },
    scope: 'Namespaced',
    versions: [
      {
        ...{ name: 'v1', served: true, storage: true },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                properties: {
                  size: { type: 'integer', default: 1 },
                  most: { type: 'integer' },
                  name: { type: 'string' },
                },
                'x-kubernetes-validations': [rule],
              },
            },
          },
        },
      },
    ],
  },
});
const bounded = { rule: 'self.size <= self.most', message: 'size must not be more than most' };
const graphOf = (...manifests: readonly object[]) =>
  new Graph(manifests.map(manifest => graphObject(manifest as Manifest)));
const check = (graph: Graph, definitions?: Graph) =>
  [...customRulesKept.check(graph, { kubernetes: '1.31', definitions })].map(
    ({ severity = 'error', path, message }) => `${severity} ${path}: ${message}`,
  );

test('a rule of a definition in the graph, or of the cluster, sees defaults', () => {
  const broken = 'error spec: size must not be more than most';
  expect(check(graphOf(definition(bounded), widget({ most: 0 })))).toEqual([broken]);
  expect(check(graphOf(widget({ most: 0 })), graphOf(definition(bounded)))).toEqual([broken]);
  expect(check(graphOf(definition(bounded), widget({ most: 1 })))).toEqual([]);
});

test('a rule is not asked of an object that has another fault', () => {
  expect(check(graphOf(definition(bounded), widget({ most: 0, size: 'x' })))).toEqual([]);
});

test('a rule that cannot be evaluated is named with its reason', () => {
  expect(check(graphOf(definition({ rule: 'self.size.frobnicate()' }), widget({})))).toEqual([
    expect.stringMatching(/^warning spec: a rule was not evaluated: it cannot be compiled: .*frobnicate/),
  ]);
});

test('a transition rule says nothing of a new object', () => {
  expect(check(graphOf(definition({ rule: 'self.size == oldSelf.size' }), widget({ size: 2 })))).toEqual([]);
});
