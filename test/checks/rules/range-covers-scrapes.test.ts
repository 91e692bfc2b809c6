import { rangeCoversScrapes } from '../../../src/checks/rules/range-covers-scrapes.js';
import { mutated, unchanged } from '../support/real-system.js';
import { alertOn } from '../support/rules.js';
import { testCheck } from '../support/tester.js';

const path = 'spec.groups[0].rules[0].expr';

testCheck(rangeCoversScrapes, {
  example: [['PrometheusRule api', path, 'the window 60d, at column 6, "http_requests_total", is longer than the 15d']],
  valid: [
    { name: 'five minutes', yaml: alertOn('rate(x[5m]) > 1') },
    { name: 'a month where two are kept', yaml: alertOn('rate(x[30d]) > 1'), context: { prometheusRetention: '60d' } },
    { name: 'a month where nobody says how much is kept', yaml: alertOn('rate(x[30d]) > 1') },
  ],
  invalid: [
    {
      name: 'a month where two weeks are kept',
      yaml: alertOn('max_over_time(x[30d]) > 1'),
      context: { prometheusRetention: '15d' },
      findings: [['PrometheusRule shop/api', path, 'the window 30d']],
    },
  ],
});

test('knows how often a component is scraped', () => {
  const graph = mutated('PrometheusRule', 'codeai', ({ spec }) => {
    spec.groups[0]!.rules[0]!.expr = 'rate(codeai_http_requests_total[20s]) > 1';
  });
  const messages = (of: typeof graph) =>
    [...rangeCoversScrapes.check(of, { kubernetes: '1.31' })].map(({ message }) => message);
  expect(messages(graph)).toEqual([expect.stringMatching(/window 20s.* holds fewer than two scrapes, one every 15s$/)]);
  expect(messages(unchanged)).toEqual([]);
});
