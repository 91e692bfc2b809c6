import { autoscalers } from '../../../src/graph/scaling.js';
import { templates } from '../../../src/graph/templates.js';
import { ideaIn, only } from './declared.js';

const keda = { by: 'keda', prometheus: 'http://prometheus.monitoring:9090' } as const;
const adapter = { by: 'prometheus-adapter' } as const;

test.each([
  ['staging', 'HorizontalPodAutoscaler', 2, 4],
  ['production', 'ScaledObject', 2, 10],
] as const)('I4 C5: the servers of %s are scaled by one %s, and the others stay away', (name, kind, min, max) => {
  expect(
    autoscalers(ideaIn(name)).map(({ object, ...range }) => [object.kind, object.name, range.min, range.max]),
  ).toEqual([[kind, 'codex-server', min, max]]);
});

test('I4: one server is not scaled', () => {
  expect(autoscalers(ideaIn('development'))).toEqual([]);
});

interface Hpa {
  readonly spec: { readonly metrics: readonly object[] };
}
interface Scaled {
  readonly spec: { readonly triggers: readonly object[] };
}

test.each(['staging', 'production'] as const)(
  'I4: in %s either form asks for the same: cpu, and submits in flight',
  name => {
    const byAdapter = ideaIn(name, {}, { customMetrics: adapter });
    const byKeda = ideaIn(name, {}, { customMetrics: keda });
    expect(only<Hpa>(byAdapter, 'HorizontalPodAutoscaler', 'codex-server').spec.metrics).toEqual([
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
      {
        type: 'Pods',
        pods: { metric: { name: 'kernel_submit_inflight' }, target: { type: 'AverageValue', averageValue: '8' } },
      },
    ]);
    expect(only<Scaled>(byKeda, 'ScaledObject', 'codex-server').spec.triggers).toEqual([
      { type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } },
      {
        type: 'prometheus',
        metricType: 'AverageValue',
        metadata: {
          serverAddress: keda.prometheus,
          query: `sum(rate(kernel_submit_latency_seconds_sum{namespace="idea-${name}",job="codex-server"}[2m]))`,
          threshold: '8',
          ignoreNullValues: 'false',
        },
      },
    ]);
    const rules = (graph: typeof byKeda) =>
      templates(graph).filter(({ file }) => file.startsWith('prometheus-adapter'));
    expect(rules(byAdapter).map(({ file, text }) => [file, text.includes('as: kernel_submit_inflight')])).toEqual([
      ['prometheus-adapter-codex-server.yaml', true],
    ]);
    expect(rules(byKeda)).toEqual([]);
  },
);

test.each([adapter, keda])('I4 C5: under $by one server can be evicted and one stays', customMetrics => {
  const graph = ideaIn('production', {}, { customMetrics });
  expect(only(graph, 'PodDisruptionBudget', 'codex-server')).toMatchObject({
    spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  });
});
