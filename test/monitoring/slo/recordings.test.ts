import { stringify } from 'yaml';
import {
  anything,
  availability,
  counter,
  histogram,
  latency,
  matching,
  metricCatalogue,
} from '../../../src/entries/monitoring.js';
import { sloGroups } from '../../../src/monitoring/slo/alerts.js';
import type { Objective } from '../../../src/monitoring/slo/objective.js';
import { hasPromtool, runIn, testWith } from '../promtool.js';

const metrics = metricCatalogue({
  requests: counter('api_requests_total', 'Requests', { labels: { code: anything } }),
  duration: histogram('api_request_seconds', 'Time', { buckets: [0.5, 2, 5] }),
});
const available = availability('99.9%', { of: metrics.requests, errors: { code: matching('5..') } });
const fast = latency('99%', { of: metrics.duration, within: 2 });
const scope = { namespace: 'shop', job: 'api' };

interface Expected {
  readonly expr: string;
  readonly at: string;
  /** `undefined`: no result */
  readonly value: number | undefined;
}

/** What promtool says when the recordings are fed with these series. */
function told(objective: Objective, series: Readonly<Record<string, string>>, expected: readonly Expected[]): string {
  const groups = sloGroups(objective, scope)
    .filter(({ recordings }) => recordings.length > 0)
    .map(({ name, interval, recordings }) => ({ name, interval, rules: recordings }));
  const tests = {
    rule_files: ['rules.yaml'],
    evaluation_interval: '1m',
    group_eval_order: groups.map(({ name }) => name),
    tests: [
      {
        interval: '1m',
        input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
        promql_expr_test: expected.map(({ expr, at, value }) => ({
          expr: `sum(${expr})`,
          eval_time: at,
          exp_samples: value === undefined ? [] : [{ labels: '{}', value }],
        })),
      },
    ],
  };
  const files = { 'rules.yaml': stringify({ groups }), 'tests.yaml': stringify(tests, { lineWidth: 0 }) };
  const { status, output } = runIn(files, 'promtool', ['test', 'rules', 'tests.yaml']);
  return status === 0 ? 'as expected' : output;
}

const of = (code: string, namespace = 'shop') =>
  `api_requests_total{namespace="${namespace}",job="api",code="${code}"}`;
const bucket = (le: string) => `api_request_seconds_bucket{namespace="shop",job="api",le="${le}"}`;
const count = 'api_request_seconds_count{namespace="shop",job="api"}';
const ratio = (window: string) => `slo:sli_error:ratio_rate${window}{namespace="shop",service="api"}`;

testWith(hasPromtool)('the share of bad events, whatever another namespace does', () => {
  const series = { [of('200')]: '0+99x90', [of('500')]: '0+1x90', [of('500', 'other')]: '0+900x90' };
  expect(told(available, series, [{ expr: `round(${ratio('5m')}, 0.0001)`, at: '60m', value: 0.01 }])).toBe(
    'as expected',
  );
});

testWith(hasPromtool)('nothing has gone wrong yet: zero, not nothing', () => {
  expect(told(available, { [of('200')]: '0+10x90' }, [{ expr: ratio('1h'), at: '70m', value: 0 }])).toBe('as expected');
});

testWith(hasPromtool)('an idle hour leaves no NaN behind', () => {
  const series = { [of('200')]: '0+100x60 6000+0x90 6000+100x60', [of('500')]: '0+0x60 0+0x90 0+0x60' };
  const expected = [
    { expr: ratio('5m'), at: '2h', value: undefined },
    { expr: ratio('1d'), at: '200m', value: 0 },
    { expr: 'slo:error_budget:remaining_ratio', at: '200m', value: 1 },
  ];
  expect(told(available, series, expected)).toBe('as expected');
});

testWith(hasPromtool)('over long windows every event counts alike', () => {
  // One hour with 10,000 good requests a minute, one with 100 bad ones: 1% bad, where the mean of the ratios is half.
  const series = { [of('200')]: '0+10000x60 600000+0x60', [of('500')]: '0+0x60 0+100x60' };
  expect(told(available, series, [{ expr: `round(${ratio('1d')}, 0.01)`, at: '2h', value: 0.01 }])).toBe('as expected');
});

testWith(hasPromtool)('a bound is found in both spellings, and a missing bucket does not read as healthy', () => {
  const measured = { [count]: '0+100x90' };
  const expected = [{ expr: `round(${ratio('30m')}, 0.001)`, at: '60m', value: 0.1 }];
  expect(told(fast, { ...measured, [bucket('2')]: '0+90x90' }, expected)).toBe('as expected');
  expect(told(fast, { ...measured, [bucket('2.0')]: '0+90x90' }, expected)).toBe('as expected');
  expect(told(fast, measured, [{ ...expected[0]!, value: undefined }])).toBe('as expected');
});
