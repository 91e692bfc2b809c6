import fc from 'fast-check';
import { readerOrder } from '../../src/render/order.js';

const ordered = (keys: readonly string[], under = '') =>
  readerOrder(Object.fromEntries(keys.map(key => [key, 1])), under);

test.each([
  ['an object', ['apiVersion', 'kind', 'metadata', 'spec', 'status']],
  ['metadata', ['name', 'namespace', 'labels', 'annotations', 'finalizers']],
  ['a ConfigMap', ['apiVersion', 'kind', 'metadata', 'immutable', 'data', 'binaryData']],
  ['a Deployment', ['replicas', 'selector', 'strategy', 'minReadySeconds', 'revisionHistoryLimit', 'template']],
  [
    'a pod',
    ['serviceAccountName', 'securityContext', 'affinity', 'nodeSelector', 'initContainers', 'containers', 'volumes'],
  ],
  [
    'a container',
    ['name', 'image', 'command', 'args', 'ports', 'envFrom', 'env', 'resources'].concat([
      ...['startupProbe', 'livenessProbe', 'readinessProbe', 'lifecycle', 'securityContext', 'volumeMounts'],
    ]),
  ],
  ['an autoscaler', ['scaleTargetRef', 'minReplicas', 'maxReplicas', 'metrics', 'behavior']],
  ['a policy', ['podSelector', 'policyTypes', 'ingress', 'egress']],
  ['a policy of Cilium', ['endpointSelector', 'ingress', 'egress']],
  ['a rule of an HTTPRoute', ['matches', 'backendRefs', 'filters']],
  ['an alert', ['alert', 'expr', 'for', 'labels', 'annotations']],
  ['a role', ['apiGroups', 'resources', 'resourceNames', 'verbs']],
  ['a scrape endpoint', ['path', 'port', 'interval', 'scrapeTimeout']],
  ['a claim', ['accessModes', 'storageClassName', 'resources']],
  ['a route', ['path', 'pathType', 'backend']],
])('lists the keys of %s as a reader expects them', (_, keys) => {
  expect(ordered(keys.toReversed())).toEqual(keys);
});

test.each([
  ...['labels', 'annotations', 'data', 'stringData', 'binaryData', 'selector', 'matchLabels', 'nodeSelector'],
  ...['limits', 'requests', 'hard', 'properties', 'parameters'],
])('lists the user’s own words in %s alphabetically', under => {
  expect(ordered(['type', 'name', 'kind', 'b', 'Z', 'ä', '10', '9'], under)).toEqual([
    '10',
    '9',
    'Z',
    'b',
    'kind',
    'name',
    'type',
    'ä',
  ]);
});

test('does not depend on the order in which keys were set', () => {
  const keys = fc.uniqueArray(fc.oneof(fc.string(), fc.constantFrom('name', 'spec', 'template', 'constructor', '1')));
  const shuffled = keys.chain(list =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, fc.constantFrom('', 'labels'), ([a, b], under) => {
      expect(ordered(b, under)).toEqual(ordered(a, under));
    }),
  );
});
