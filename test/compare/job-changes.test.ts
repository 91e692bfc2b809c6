import { immutableChanges } from '../../src/compare/immutable-fields.js';
import { graphOf } from '../checks/support/tester.js';

const paths = (before: string, after: string, kubernetes?: string) =>
  [...immutableChanges(graphOf(before), graphOf(after), kubernetes)].map(({ path }) => path);

const job = (spec: string, pod = '', container = '', labels = '{ app: a }', of = 'batch/v1') => `
apiVersion: ${of}
kind: Job
metadata: { name: a, namespace: x }
spec:
  template:
    metadata: { labels: ${labels} }
    spec: { restartPolicy: Never, containers: [{ name: a, image: 'a:1' ${container} }] ${pod} }
  ${spec}
`;
const waiting = 'suspend: true';
const near =
  ', affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: a, operator: Exists }] }] } } }';

test.each([
  ['another place', job(waiting, ', nodeSelector: { a: b }'), job(waiting, ', nodeSelector: { a: c }')],
  ['another place when it begins', job(waiting), job('suspend: false', ', nodeSelector: { a: c }')],
  ['tolerations and gates', job(waiting), job(waiting, ', tolerations: [{ key: a }], schedulingGates: [{ name: b }]')],
  ['affinity to nodes', job(waiting), job(waiting, near)],
  ['no affinity to nodes', job(waiting, near), job(waiting)],
  ['an affinity of nothing', job(waiting), job(waiting, ', affinity: {}')],
  ['labels of its pods', job(waiting), job(waiting, '', '', '{ app: b }')],
  ['empty labels of its pods', job(waiting), job(waiting, '', '', '{}')],
])('a Job that waits takes %s', (_, before, after) => expect(paths(before, after, '1.29')).toEqual([]));

test.each([
  ['another place', job('', ', nodeSelector: { a: b }'), job('', ', nodeSelector: { a: c }'), 'spec.template'],
  ['another place as it is halted', job(''), job(waiting, ', nodeSelector: { a: c }'), 'spec.template'],
  ['an affinity of nothing', job(''), job('', ', affinity: {}'), 'spec.template'],
  ['another image, though it waits', job(waiting), job(waiting).replace('a:1', 'a:2'), 'spec.template'],
  [
    'an affinity to pods, though it waits',
    job(waiting),
    job(
      waiting,
      ', affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: a }] } }',
    ),
    'spec.template',
  ],
  ['no labels of its pods, though it waits', job(waiting), job(waiting, '', '', 'null'), 'spec.template'],
  ['a selector', job(''), job('selector: {}'), 'spec.selector'],
  [
    'no selector',
    job('manualSelector: true\n  selector: { matchLabels: { app: a } }'),
    job('manualSelector: true'),
    'spec.selector',
  ],
])('a Job refuses %s', (_, before, after, path) => expect(paths(before, after, '1.36')).toEqual([path]));

test('a Job that waits takes other resources from Kubernetes 1.36 on', () => {
  const more = job(waiting, '', ', resources: { requests: { cpu: 1 } }');
  expect(paths(job(waiting), more, '1.35')).toEqual(['spec.template']);
  expect(paths(job(waiting), more, '1.36')).toEqual([]);
  expect(paths(job(waiting), more)).toEqual([]);
});

test('the selector that the server has made may be stated', () => {
  expect(paths(job(''), job('selector: { matchLabels: { batch.kubernetes.io/controller-uid: b } }'))).toEqual([]);
});

test('the Job of another API is not one of Kubernetes', () => {
  const volcano = (spec: string) => job(spec, '', '', '{}', 'batch.volcano.sh/v1alpha1');
  expect(paths(volcano('selector: { a: b }'), volcano('completions: 2'))).toEqual([]);
});
