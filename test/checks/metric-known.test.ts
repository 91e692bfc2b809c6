import { metricKnown } from '../../src/checks/metric-known.js';
import { foundBy, mutated, unchanged } from './real-system.js';
import { testCheck } from './tester.js';

testCheck(metricKnown, {
  example: [],
  valid: [{ name: 'manifests alone, which do not say what is exposed', yaml: metricKnown.fails }],
});

const withExpression = (expr: string) =>
  mutated('PrometheusRule', 'codeai', ({ spec }) => {
    spec.groups[0]!.rules[0]!.expr = expr;
  });
const messages = (of: typeof unchanged) =>
  [...metricKnown.check(of, { kubernetes: '1.31' })].map(({ message }) => message);

test('accepts a real system', () => {
  expect(messages(unchanged)).toEqual([]);
});

test.each([
  [
    'a misspelt metric',
    'codeai_http_request_total > 1',
    'nobody exposes "codeai_http_request_total". Did you mean "codeai_http_requests_total"?',
  ],
  [
    'a histogram by its own name',
    'codeai_http_request_duration_seconds > 1',
    'nobody exposes "codeai_http_request_duration_seconds".',
  ],
  [
    'a misspelt label',
    'codeai_http_requests_total{status_cod="500"} > 1',
    'has no label "status_cod". Did you mean "status_code"?',
  ],
  [
    'a value that a label never has',
    'codeai_integration_circuit_breaker_state{state="opened"} > 0',
    'is never "opened": it is "closed", "half-open" or "open"',
  ],
  ['le on a count', 'codeai_http_request_duration_seconds_count{le="1"} > 0', 'has no label "le"'],
])('finds %s', (_, expr, message) => {
  const graph = withExpression(expr);
  expect(messages(graph)).toEqual([expect.stringContaining(message)]);
  expect(messages(graph)[0]).toMatch(/^alert "CodeAIHighErrorRate", at column 1, "codeai_/);
  expect(foundBy(graph)).toEqual(['metric-known']);
});

test.each(['up{job="x"} == 0', 'codeai_http_request_duration_seconds_bucket{le="+Inf"} > 1'])('accepts %s', expr => {
  expect(messages(withExpression(expr))).toEqual([]);
});
