import { stringify } from 'yaml';
import { histogram, inFlight } from '../../../src/entries/monitoring.js';
import { analyse } from '../../../src/promql/analysis.js';
import { hasPromtool, runIn, testWith } from '../promtool.js';

const latency = histogram('kernel_submit_latency_seconds', 'Time of a submit', { buckets: [0.5, 1, 5] });
const submits = inFlight(latency, 'kernel_submit_inflight');
const scope = { namespace: 'idea', job: 'codex-server' };

test('prometheus-adapter and KEDA ask for the same', () => {
  expect(submits.adapterRule).toMatchObject({
    seriesQuery: 'kernel_submit_latency_seconds_sum{namespace!="",pod!=""}',
    name: { as: 'kernel_submit_inflight' },
    metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)',
  });
  expect(submits.kedaTrigger(scope, 'http://prometheus.monitoring:9090', 4)).toEqual({
    type: 'prometheus',
    metricType: 'AverageValue',
    metadata: {
      serverAddress: 'http://prometheus.monitoring:9090',
      query: submits.query(scope),
      threshold: '4',
      ignoreNullValues: 'false',
    },
  });
  expect(analyse(submits.query(scope)).faults).toEqual([]);
});

testWith(hasPromtool)('ten a second of 0.4 seconds each are four at once, over all pods', () => {
  const sum = (pod: string) => `kernel_submit_latency_seconds_sum{namespace="idea",job="codex-server",pod="${pod}"}`;
  const tests = {
    evaluation_interval: '30s',
    tests: [
      {
        interval: '30s',
        // Each of two pods spends two seconds a second.
        input_series: ['a', 'b'].map(pod => ({ series: sum(pod), values: '0+60x20' })),
        promql_expr_test: [{ expr: submits.query(scope), eval_time: '5m', exp_samples: [{ labels: '{}', value: 4 }] }],
      },
    ],
  };
  const files = { 'tests.yaml': stringify(tests, { lineWidth: 0 }) };
  expect(runIn(files, 'promtool', ['test', 'rules', 'tests.yaml'])).toMatchObject({ status: 0 });
});
