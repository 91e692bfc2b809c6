import { anything, gauge } from '../../../src/entries/monitoring.js';
import type { AutoscalerProps } from '../../../src/entries/types.js';
import {
  Autoscaler,
  containerUtilization,
  cpuUtilization,
  externalMetric,
  memoryUtilization,
  objectMetric,
  podsMetric,
} from '../../../src/index.js';
import { only, plainChart, refusals } from '../support.js';

const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' };

function rendered(props: Partial<AutoscalerProps> = {}) {
  const chart = plainChart();
  new Autoscaler(chart, 'scale', { target, min: 2, max: 6, metrics: [cpuUtilization(70)], ...props });
  return only(chart, 'HorizontalPodAutoscaler');
}

test('C5: an autoscaling/v2 object, called as its target, without behaviour of its own', () => {
  expect(rendered()).toEqual({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'api', namespace: 'shop' },
    spec: {
      scaleTargetRef: target,
      minReplicas: 2,
      maxReplicas: 6,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
      ],
    },
  });
});

test('a minimum of one is what the API assumes', () => {
  expect(rendered({ min: 1 }).spec).not.toHaveProperty('minReplicas');
});

test('the minimum may be the maximum', () => {
  expect(rendered({ min: 3, max: 3 }).spec).toMatchObject({ minReplicas: 3, maxReplicas: 3 });
});

test('every kind of metric, in its API form', () => {
  const ingress = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'api' };
  const metrics = [
    cpuUtilization(70),
    memoryUtilization(80),
    containerUtilization('api', 'memory', 60),
    podsMetric('queue_length', '10', { queue: 'mail' }),
    objectMetric('requests_per_second', ingress, '2k'),
    externalMetric('messages', '30', { topic: 'orders' }),
  ];
  expect(rendered({ metrics }).spec['metrics']).toEqual([
    { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
    { type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 80 } } },
    {
      type: 'ContainerResource',
      containerResource: { container: 'api', name: 'memory', target: { type: 'Utilization', averageUtilization: 60 } },
    },
    {
      type: 'Pods',
      pods: {
        metric: { name: 'queue_length', selector: { matchLabels: { queue: 'mail' } } },
        target: { type: 'AverageValue', averageValue: '10' },
      },
    },
    {
      type: 'Object',
      object: {
        metric: { name: 'requests_per_second' },
        describedObject: ingress,
        target: { type: 'Value', value: '2k' },
      },
    },
    {
      type: 'External',
      external: {
        metric: { name: 'messages', selector: { matchLabels: { topic: 'orders' } } },
        target: { type: 'AverageValue', averageValue: '30' },
      },
    },
  ]);
});

test('name, labels, annotations and behaviour are kept as given', () => {
  const behavior = { scaleDown: { policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] } };
  const hpa = rendered({ name: 'api-hpa', labels: { tier: 'web' }, annotations: { note: 'x' }, behavior });
  expect(hpa.metadata).toEqual({
    name: 'api-hpa',
    namespace: 'shop',
    labels: { tier: 'web' },
    annotations: { note: 'x' },
  });
  expect(hpa.spec['behavior']).toEqual(behavior);
});

const whole = 'It must be a whole number of 1 or more.';
test.each<[string, Partial<AutoscalerProps>, [string, string]]>([
  [
    'more at least than at most',
    { min: 6, max: 2 },
    ['at least 6 replicas are asked for, and at most 2.', 'The minimum must not be above the maximum.'],
  ],
  ['no replicas', { min: 0 }, ['the number of replicas is 0.', whole]],
  ['half a replica', { max: 2.5 }, ['the number of replicas is 2.5.', whole]],
  ['no metric', { metrics: [] }, ['"api" scales by no metric.', 'Give at least one: cpuUtilization(70).']],
])('refuses %s', (_, props, [message, hint]) => {
  expect(refusals(() => rendered(props))).toEqual([['scaling', message, hint]]);
});

test('a metric of the catalogue is asked for by its name', () => {
  const inFlight = gauge('shop_requests_in_flight', 'Requests', { labels: { path: anything } });
  expect(podsMetric(inFlight, '4', { path: '/orders' })).toEqual(
    podsMetric('shop_requests_in_flight', '4', { path: '/orders' }),
  );
});
