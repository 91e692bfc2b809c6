import { compareRenders } from '../../src/compare/compare.js';
import { formatObject } from '../../src/problem.js';
import { graphOf } from '../checks/support/tester.js';

const definition = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: gadgets.example.com }
spec:
  group: example.com
  names: { kind: Gadget, plural: gadgets }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                plain:
                  type: object
                  properties:
                    a: &number { type: integer }
                    b: *number
                    in: { type: object, properties: { c: *number, d: &default { type: integer, default: 5 } } }
                withDefault: { type: object, properties: { a: *number, d: *default } }
                nestedDefault:
                  type: object
                  properties: { a: *number, in: { type: object, default: {}, properties: { d: *default } } }
                ownDefault: { type: object, default: { a: 3 }, properties: { a: *number } }
                map: { type: object, additionalProperties: { type: string } }
                mapOfMaps:
                  type: object
                  additionalProperties: &map { type: object, properties: { a: *number } }
                mapOfDefaults: { type: object, additionalProperties: { type: object, properties: { a: *number, d: *default } } }
                atomicMap: { type: object, x-kubernetes-map-type: atomic, properties: { a: *number } }
                nullable: { type: object, nullable: true, properties: { a: *number } }
                free: { type: object, x-kubernetes-preserve-unknown-fields: true }
                untyped: { x-kubernetes-preserve-unknown-fields: true }
                partlyFree: { type: object, x-kubernetes-preserve-unknown-fields: true, properties: { m: *map } }
                atomicList: { type: array, items: { type: object, properties: { k: { type: string }, m: *map } } }
                set: { type: array, x-kubernetes-list-type: set, items: { type: string } }
                list:
                  type: array
                  x-kubernetes-list-type: map
                  x-kubernetes-list-map-keys: [k, p]
                  items:
                    type: object
                    required: [k]
                    properties: { k: { type: string }, p: { type: string, default: TCP }, m: *map }
`;
const gadget = (spec: string) => `
apiVersion: example.com/v1
kind: Gadget
metadata: { name: a, namespace: x }
spec: { ${spec} }
`;
const found = (before: string, after: string, definitions?: string) =>
  compareRenders([
    { previous: graphOf(before), next: graphOf(after), definitions: definitions ? graphOf(definitions) : undefined },
  ]).map(({ id, object, path, message }) => [id, object && formatObject(object), path, message]);
const refused = (path: string) => [
  'transition-refused',
  'Gadget x/a',
  path,
  'is emptied, and server-side apply makes null of it: the API server refuses the object',
];

// Each answer is that of a kube-apiserver 1.36.3, by server-side apply over the object as it was.
test.each([
  ['a map', 'plain: { a: 1 }', 'plain: {}', 'spec.plain'],
  ['a map of a map', 'plain: { in: { c: 1 } }', 'plain: {}', 'spec.plain'],
  ['a map of an empty map', 'plain: { in: {} }', 'plain: {}', 'spec.plain'],
  ['a map with a default that was stated', 'withDefault: { a: 1, d: 5 }', 'withDefault: {}', 'spec.withDefault'],
  ['a map of nothing but what has a default', 'withDefault: { d: 8 }', 'withDefault: {}', 'spec.withDefault'],
  [
    'a map with a map of defaults that was stated',
    'nestedDefault: { a: 1, in: { d: 5 } }',
    'nestedDefault: {}',
    'spec.nestedDefault',
  ],
  [
    'a map with an empty map that has a default',
    'nestedDefault: { a: 1, in: {} }',
    'nestedDefault: {}',
    'spec.nestedDefault',
  ],
  ['a map of texts', 'map: { a: b }', 'map: {}', 'spec.map'],
  ['a map of maps', 'mapOfMaps: { x: { a: 1 } }', 'mapOfMaps: {}', 'spec.mapOfMaps'],
  ['a map in a map of maps', 'mapOfMaps: { x: { a: 1 } }', 'mapOfMaps: { x: {} }', 'spec.mapOfMaps.x'],
  ['a map of anything', 'free: { a: 1 }', 'free: {}', 'spec.free'],
  ['a known map beside unknown fields', 'partlyFree: { m: { a: 1 } }', 'partlyFree: { m: {} }', 'spec.partlyFree.m'],
  ['a map in an item', 'list: [{ k: a, m: { a: 1 } }]', 'list: [{ k: a, m: {} }]', 'spec.list[0].m'],
  [
    'a map in an item that moves',
    'list: [{ k: b }, { k: a, m: { a: 1 } }]',
    'list: [{ k: a, m: {} }]',
    'spec.list[0].m',
  ],
  [
    'a map in an item that states the default of its key',
    'list: [{ k: a, m: { a: 1 } }]',
    'list: [{ k: a, p: TCP, m: {} }]',
    'spec.list[0].m',
  ],
])('refused is to empty %s', (_, before, after, path) => {
  expect(found(gadget(before), gadget(after), definition)).toEqual([refused(path)]);
});

test.each([
  ['a map that gets another field', 'plain: { a: 1 }', 'plain: { b: 1 }'],
  ['a map that gets an empty one', 'plain: { a: 1 }', 'plain: { in: {} }'],
  ['a map that is removed', 'plain: { a: 1 }, map: { a: b }', 'map: { a: b }'],
  ['a map that was empty', 'plain: {}', 'plain: {}'],
  ['an emptied map with a default in it', 'plain: { in: { c: 1 } }', 'plain: { in: {} }'],
  ['an emptied map with a default that was not stated', 'withDefault: { a: 1 }', 'withDefault: {}'],
  ['an emptied map with a default in a map', 'nestedDefault: { a: 1 }', 'nestedDefault: {}'],
  ['an emptied map with a default below', 'nestedDefault: { a: 1, in: { d: 6 } }', 'nestedDefault: { in: {} }'],
  ['an emptied map with a default in a map of such', 'mapOfDefaults: { x: { a: 1 } }', 'mapOfDefaults: { x: {} }'],
  ['an emptied map that has a default itself', 'ownDefault: { a: 1 }', 'ownDefault: {}'],
  ['an emptied map that is replaced as a whole', 'atomicMap: { a: 1 }', 'atomicMap: {}'],
  ['an emptied map that may be null', 'nullable: { a: 1 }', 'nullable: {}'],
  ['an emptied map that was null', 'nullable: null', 'nullable: {}'],
  ['an emptied map of any type', 'untyped: { a: 1 }', 'untyped: {}'],
  ['an emptied map that nobody knows', 'free: { a: { b: 1 } }', 'free: { a: {} }'],
  ['an emptied list', 'atomicList: [{ k: a }]', 'atomicList: []'],
  ['an emptied set', 'set: [a]', 'set: []'],
  ['an emptied list of keys', 'list: [{ k: a }]', 'list: []'],
  ['an emptied map in a list that is replaced', 'atomicList: [{ k: a, m: { a: 1 } }]', 'atomicList: [{ k: a, m: {} }]'],
  ['an empty map in an item of another key', 'list: [{ k: a, m: { a: 1 } }]', 'list: [{ k: a, p: UDP, m: {} }]'],
])('accepted is %s', (_, before, after) => {
  expect(found(gadget(before), gadget(after), definition)).toEqual([]);
});

const rules = (spec: string) => `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: a, namespace: x }
spec: ${spec}
`;
const monitor = (selector: string) => `
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: a, namespace: x }
spec: { selector: ${selector}, endpoints: [{ port: http }] }
`;

test('the definitions that come with this tool say the same of the kinds of operators', () => {
  const before = rules('{ groups: [{ name: a, rules: [{ alert: A, expr: "1" }] }] }');
  const problems = compareRenders([{ previous: graphOf(before), next: graphOf(rules('{}')) }]);
  expect(problems).toMatchObject([
    {
      id: 'transition-refused',
      path: 'spec',
      hint: expect.stringContaining('by the definition of Prometheus Operator'),
    },
  ]);
  expect(found(monitor('{ matchLabels: { a: b } }'), monitor('{}'))).toEqual([]);
});

const stopping = (preStop: string, image = 'a:1') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: a, namespace: x }
spec:
  selector: { matchLabels: { app: a } }
  template:
    metadata: { labels: { app: a } }
    spec: { containers: [{ name: b, image: b }, { name: a, image: '${image}', lifecycle: { preStop: { ${preStop} } } }] }
`;

test('an emptied pause of a built-in kind is missing to its hook, and an empty one that was so is not', () => {
  const path = 'spec.template.spec.containers[1].lifecycle.preStop.sleep';
  expect(found(stopping('sleep: { seconds: 10 }'), stopping('sleep: {}'))).toMatchObject([
    ['transition-refused', 'Deployment x/a', path, expect.stringContaining('makes null of it')],
  ]);
  expect(found(stopping('sleep: {}'), stopping('sleep: {}', 'a:2'))).toEqual([]);
  expect(found(stopping('exec: { command: [a] }'), stopping('sleep: {}'))).toEqual([]);
});

test('an emptied queue of a priority level is missing', () => {
  const level = (queuing: string) => `
apiVersion: flowcontrol.apiserver.k8s.io/v1
kind: PriorityLevelConfiguration
metadata: { name: a }
spec: { type: Limited, limited: { limitResponse: { type: Queue, queuing: ${queuing} } } }
`;
  expect(found(level('{ queues: 16 }'), level('{}'))).toMatchObject([
    ['transition-refused', 'PriorityLevelConfiguration a', 'spec.limited.limitResponse.queuing', expect.anything()],
  ]);
  expect(found(level('{}'), level('{ queues: 16 }'))).toEqual([]);
});
