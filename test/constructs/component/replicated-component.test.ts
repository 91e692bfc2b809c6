import { podsMetric, Worker, type WorkerProps } from '../../../src/index.js';
import { chartIn, manifests, ofKind, only, plainChart, podOf, refusals, small } from '../support.js';

function chartWith(props: Partial<WorkerProps> = {}, chart = plainChart()) {
  new Worker(chart, 'mailer', { image: 'a:1', resources: small, ...props });
  return chart;
}
const kinds = (props: Partial<WorkerProps>) => manifests(chartWith(props)).map(({ kind }) => kind);
const selector = { matchLabels: { 'app.kubernetes.io/name': 'mailer' } };

test('C5: one replica has no autoscaler, no disruption budget and no spread', () => {
  const chart = chartWith();
  expect(ofKind(chart, 'HorizontalPodAutoscaler')).toEqual([]);
  expect(ofKind(chart, 'PodDisruptionBudget')).toEqual([]);
  const deployment = only(chart, 'Deployment');
  expect(deployment.spec).not.toHaveProperty('replicas');
  expect(podOf(deployment)).not.toHaveProperty('topologySpreadConstraints');
});

test('C5: a fixed number is stated, with a budget and without an autoscaler', () => {
  expect(only(chartWith({ replicas: 3 }), 'Deployment').spec['replicas']).toBe(3);
  expect(only(chartWith({ replicas: 3 }), 'PodDisruptionBudget').spec).toEqual({
    maxUnavailable: 1,
    selector,
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
  });
  expect(kinds({ replicas: 3 })).not.toContain('HorizontalPodAutoscaler');
});

test("C5: a range is the autoscaler's, and the Deployment states no replicas", () => {
  const chart = chartWith({ replicas: [2, 5] });
  expect(only(chart, 'Deployment').spec).not.toHaveProperty('replicas');
  expect(only(chart, 'HorizontalPodAutoscaler').spec).toEqual({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'mailer' },
    minReplicas: 2,
    maxReplicas: 5,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
  });
});

test('C5: a range that starts at one has no budget, which would block every drain', () => {
  expect(kinds({ replicas: [1, 5] })).toContain('HorizontalPodAutoscaler');
  expect(kinds({ replicas: [1, 5] })).not.toContain('PodDisruptionBudget');
});

test('C5: what it scales by is what is given, and nothing else', () => {
  const behavior = { scaleUp: { stabilizationWindowSeconds: 60 } };
  const scaling = { cpu: 60, memory: 80, metrics: [podsMetric('queue_length', '10')], behavior };
  const { spec } = only(chartWith({ replicas: [2, 5], scaling }), 'HorizontalPodAutoscaler');
  expect(spec['metrics']).toMatchObject([
    { resource: { name: 'cpu', target: { averageUtilization: 60 } } },
    { resource: { name: 'memory', target: { averageUtilization: 80 } } },
    { pods: { metric: { name: 'queue_length' } } },
  ]);
  expect(spec['behavior']).toEqual(behavior);
  const one = only(chartWith({ replicas: [2, 5], scaling: { memory: 80 } }), 'HorizontalPodAutoscaler');
  expect(one.spec['metrics']).toHaveLength(1);
});

test("C5: the budget is held to the autoscaler's minimum", () => {
  expect(refusals(() => chartWith({ replicas: [2, 9], disruption: { minAvailable: 2 } }))).toEqual([
    [
      'disruption',
      'minAvailable is 2 with 2 replicas.',
      'It must be from 1 to 1: one pod stays, and one can be evicted when a node is drained.',
    ],
  ]);
});

test('C4: several pods are spread over nodes, and over zones where there are several', () => {
  const spread = (props: Partial<WorkerProps>, zones: number) =>
    podOf(only(chartWith(props, chartIn({ zones })), 'Deployment')).topologySpreadConstraints;
  const over = (topologyKey: string) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: selector,
  });
  expect(spread({ replicas: 2 }, 1)).toEqual([over('kubernetes.io/hostname')]);
  expect(spread({ replicas: [1, 4] }, 3)).toEqual([
    over('topology.kubernetes.io/zone'),
    over('kubernetes.io/hostname'),
  ]);
  expect(spread({ replicas: 1 }, 3)).toBeUndefined();
});

const whole = 'It must be a whole number of 1 or more.';
test.each<[string, Partial<WorkerProps>, readonly [string, string, string]]>([
  ['no replicas', { replicas: 0 }, ['scaling', 'the number of replicas is 0.', whole]],
  ['half a replica', { replicas: 1.5 }, ['scaling', 'the number of replicas is 1.5.', whole]],
  [
    'more at least than at most',
    { replicas: [5, 2] },
    ['scaling', 'at least 5 replicas are asked for, and at most 2.', 'The minimum must not be above the maximum.'],
  ],
  [
    'to scale by nothing',
    { replicas: [2, 5], scaling: {} },
    ['scaling', '"mailer" scales by no metric.', 'Give at least one: cpuUtilization(70).'],
  ],
])('refuses %s', (_, props, problem) => {
  expect(refusals(() => chartWith(props))).toEqual([problem]);
});

test('refuses names of objects that are none', () => {
  const names = { autoscaler: 'HPA', disruptionBudget: 'PDB' };
  expect(refusals(() => chartWith({ names })).map(([, message]) => message)).toEqual([
    'the autoscaler is "HPA".',
    'the disruption budget is "PDB".',
  ]);
});
