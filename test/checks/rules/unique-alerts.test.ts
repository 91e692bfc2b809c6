import { uniqueAlerts } from '../../../src/checks/rules/unique-alerts.js';
import { ruleFile } from '../support/rules.js';
import { testCheck } from '../support/tester.js';

const slo = (name: string, more = '') => `{ alert: Burn, expr: 'x > 1', labels: { slo: ${name}${more} } }`;

testCheck(uniqueAlerts, {
  example: [
    ['PrometheusRule api', 'spec.groups[0].rules[1]', 'alert "ApiDown" is the same as spec.groups[0].rules[0]'],
  ],
  valid: [
    { name: 'one name with other labels', yaml: ruleFile(slo('a'), slo('b')) },
    {
      name: 'one recording, split by a label that both keep',
      yaml: ruleFile(
        `{ record: total, expr: 'sum by (code) (x{code=~"2.."})' }`,
        `{ record: total, expr: 'sum by (code) (x{code=~"5.."})' }`,
      ),
    },
    { name: 'other namespaces', yaml: `${ruleFile(slo('a'))}---${ruleFile(slo('a')).replace('shop', 'other')}` },
  ],
  invalid: [
    {
      name: 'one recording, split by a label that is dropped',
      yaml: ruleFile(`{ record: t, expr: 'sum(x{code="a"})' }`, `{ record: t, expr: 'sum(x{code="b"})' }`),
      findings: [['PrometheusRule shop/api', 'spec.groups[0].rules[1]', 'the recording "t" is the same']],
    },
    {
      name: 'the same labels in another order, in another object',
      yaml: `${ruleFile(slo('a', ', team: b'))}---${ruleFile("{ alert: Burn, expr: 'y > 1', labels: { team: b, slo: a } }").replace('name: api,', 'name: web,')}`,
      findings: [
        [
          'PrometheusRule shop/web',
          'spec.groups[0].rules[0]',
          'same as spec.groups[0].rules[0] of PrometheusRule shop/api',
        ],
      ],
    },
    {
      name: 'one recording of every job beside one of each',
      yaml: ruleFile(
        `{ record: total, expr: 'sum by (job) (x{job="a"})' }`,
        `{ record: total, expr: 'sum by (job) (x{job="b"})' }`,
        `{ record: total, expr: 'sum by (job) (x)' }`,
        `{ record: total, expr: 'sum by (job) (x{job="c"})' }`,
      ),
      findings: [['PrometheusRule shop/api', 'spec.groups[0].rules[2]', 'the same as spec.groups[0].rules[0]']],
    },
    {
      name: 'one recording twice among many of other jobs',
      yaml: ruleFile(...['a', 'b', 'c', 'b'].map(job => `{ record: total, expr: 'sum by (job) (x{job="${job}"})' }`)),
      findings: [['PrometheusRule shop/api', 'spec.groups[0].rules[3]', 'the same as spec.groups[0].rules[1]']],
    },
    {
      name: 'one recording twice',
      yaml: ruleFile('{ record: total, expr: sum(x) }', '{ record: total, expr: sum(y) }'),
      findings: [['PrometheusRule shop/api', 'spec.groups[0].rules[1]', 'the recording "total" is the same']],
    },
  ],
});
