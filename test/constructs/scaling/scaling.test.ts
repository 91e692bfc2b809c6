import { counter, histogram, inFlight } from '../../../src/entries/monitoring.js';
import { KedaAutoscaler } from '../../../src/entries/platform.js';
import { type ClusterProps, podsMetric, Worker, type WorkerProps } from '../../../src/index.js';
import { recorded } from '../../../src/intent/record.js';
import { chartIn, manifests, ofKind, only, plainChart, refusals, small } from '../support.js';

const seconds = histogram('sending_seconds', 'Time of a mail', { buckets: [0.1, 1] });
const mails = inFlight(seconds, 'mails_in_flight');
const adapter = { by: 'prometheus-adapter' } as const;
const keda = { by: 'keda', prometheus: 'http://prometheus.monitoring:9090' } as const;
const behavior = { scaleDown: { stabilizationWindowSeconds: 600 } };
const scaling = { cpu: 70, memory: 80, load: [{ of: mails, perPod: 4 }], behavior };

function chartWith(cluster: ClusterProps, props: Partial<WorkerProps> = {}) {
  const chart = chartIn(cluster);
  new Worker(chart, 'mailer', { image: 'a:1', resources: small, replicas: [2, 5], scaling, ...props });
  return chart;
}

test('I4: prometheus-adapter: the API scales by a metric of the pods, and its owner receives the rule that serves it', () => {
  const chart = chartWith({ customMetrics: adapter });
  const { spec } = only(chart, 'HorizontalPodAutoscaler', 'mailer');
  expect(spec).toMatchObject({ minReplicas: 2, maxReplicas: 5, behavior });
  expect(spec['metrics']).toEqual([
    { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
    { type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 80 } } },
    {
      type: 'Pods',
      pods: { metric: { name: 'mails_in_flight' }, target: { type: 'AverageValue', averageValue: '4' } },
    },
  ]);
  expect(ofKind(chart, 'ScaledObject')).toEqual([]);
  expect(recorded(chart.node.root, 'template').map(({ value }) => value)).toEqual([
    {
      file: 'prometheus-adapter-mailer.yaml',
      text: `# For whoever runs prometheus-adapter: add to the rules of its configuration.
rules:
  - seriesQuery: sending_seconds_sum{namespace!="",pod!=""}
    resources:
      overrides:
        namespace:
          resource: namespace
        pod:
          resource: pod
    name:
      as: mails_in_flight
    metricsQuery: sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)
`,
    },
  ]);
});

test('I4: KEDA: a ScaledObject has all triggers, and no other autoscaler is on the workload', () => {
  const chart = chartWith({ customMetrics: keda });
  expect(ofKind(chart, 'HorizontalPodAutoscaler')).toEqual([]);
  expect(only(chart, 'ScaledObject', 'mailer').spec).toEqual({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'mailer' },
    minReplicaCount: 2,
    maxReplicaCount: 5,
    advanced: { horizontalPodAutoscalerConfig: { behavior } },
    fallback: { failureThreshold: 3, replicas: 2, behavior: 'currentReplicasIfHigher' },
    triggers: [
      { type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } },
      { type: 'memory', metricType: 'Utilization', metadata: { value: '80' } },
      {
        type: 'prometheus',
        metricType: 'AverageValue',
        metadata: {
          serverAddress: 'http://prometheus.monitoring:9090',
          query: 'sum(rate(sending_seconds_sum{namespace="shop",job="mailer"}[2m]))',
          threshold: '4',
          ignoreNullValues: 'false',
        },
      },
    ],
  });
  expect(only(chart, 'Deployment').spec).not.toHaveProperty('replicas');
  expect(recorded(chart.node.root, 'template')).toEqual([]);
});

test('I4 C5: the budget is held to the minimum of KEDA as well', () => {
  expect(only(chartWith({ customMetrics: keda }), 'PodDisruptionBudget').spec).toMatchObject({ maxUnavailable: 1 });
  const tight = () => chartWith({ customMetrics: keda }, { disruption: { minAvailable: 2 } });
  expect(refusals(tight).map(([, message]) => message)).toEqual(['minAvailable is 2 with 2 replicas.']);
});

test('I4 C9: alerts name the autoscaler that KEDA makes', () => {
  const prometheus = { namespace: 'monitoring', selects: {} };
  const alerts = (cluster: ClusterProps) => JSON.stringify(only(chartWith(cluster), 'PrometheusRule', 'mailer'));
  expect(alerts({ prometheus, customMetrics: keda })).toContain('horizontalpodautoscaler=\\"keda-hpa-mailer\\"');
  expect(alerts({ prometheus, customMetrics: adapter })).toContain('horizontalpodautoscaler=\\"mailer\\"');
});

test('what does not scale by its own load has the API as its autoscaler, whoever serves metrics', () => {
  const chart = chartWith({ customMetrics: keda }, { scaling: { cpu: 60 } });
  expect(ofKind(chart, 'ScaledObject')).toEqual([]);
  expect(only(chart, 'HorizontalPodAutoscaler').spec['metrics']).toHaveLength(1);
});

test('a fixed number of pods asks nobody for metrics', () => {
  const chart = chartWith({}, { replicas: 1 });
  expect(manifests(chart).map(({ kind }) => kind)).not.toContain('HorizontalPodAutoscaler');
});

test('refuses a load that nobody serves, that is not a number, or that KEDA does not pass on', () => {
  expect(refusals(() => chartWith({}))).toEqual([
    [
      'scaling',
      '"mailer" scales by mails_in_flight, and nobody in the environment makes metrics known to autoscalers.',
      'Give the environment cluster.customMetrics: { by: "prometheus-adapter" } or { by: "keda", prometheus: "http://…" }.',
    ],
  ]);
  const none = { load: [{ of: mails, perPod: 0 }] };
  expect(refusals(() => chartWith({ customMetrics: adapter }, { scaling: none }))).toEqual([
    ['scaling', 'each pod of "mailer" may carry 0 of mails_in_flight.', 'Give a number above 0.'],
  ]);
  const raw = { ...scaling, metrics: [podsMetric(counter('sent', 'Mails'), '10')] };
  expect(refusals(() => chartWith({ customMetrics: keda }, { scaling: raw }))).toEqual([
    [
      'scaling',
      '"mailer" scales by mails_in_flight and by raw metrics, which KEDA does not pass on.',
      'Declare them as `load`, or omit them.',
    ],
  ]);
});

test('refuses a ScaledObject that scales by nothing, or between numbers that are not a range', () => {
  const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' };
  const declare = () => new KedaAutoscaler(plainChart(), 'scale', { target, min: 3, max: 2, triggers: [] });
  expect(refusals(declare).map(([, message]) => message)).toEqual([
    '"api" scales by no metric.',
    'at least 3 replicas are asked for, and at most 2.',
  ]);
});
