import { failingRules } from '../../../src/checks/failing-rules.js';
import { ruleCanMatch } from '../../../src/checks/rules/rule-can-match.js';
import { testCheck } from '../support/tester.js';

const rule = (expr: string) => failingRules(`[{ alert: A, expr: '${expr}' }]`);
const silent = (expr: string) => ({ name: expr, yaml: rule(expr) });
const [, object] = /metadata: \{ name: (\w+)/.exec(rule('up')) ?? [];
const never = (expr: string, message: RegExp) => ({
  name: expr,
  yaml: rule(expr),
  findings: [[`PrometheusRule ${object}`, 'spec.groups[0].rules[0].expr', message] as const],
});

testCheck(ruleCanMatch, {
  example: [
    [
      `PrometheusRule ${object}`,
      'spec.groups[0].rules[0].expr',
      /left side has window="5m" and the right side has window="1h": no series match/,
    ],
  ],
  valid: [
    silent('a{window="5m"} > 1 and ignoring (window) a{window="1h"} > 1'),
    silent('a{window="5m"} > 1 and on (job) a{window="1h"} > 1'),
    silent('a{window="5m"} > 1 or a{window="1h"} > 1'),
    silent('a{window="5m"} unless a{window="1h"}'),
    silent('a{job="x"} / on () group_left () sum(b)'),
    silent('a{job="x"} / scalar(sum(b))'),
    silent('sum(a{job="x"}) / sum(b{job="y"}) > 0.1'),
    silent('sum by (job) (a{job="x"}) / sum by (job) (b)'),
    silent('sum by (job) (a{code="500"}) / sum by (job) (b{code="200"})'),
    silent('sum without (code) (a{code="500"}) / sum without (code) (b{code="200"})'),
    silent('label_replace(a{job="x"}, "job", "y", "", "") and b{job="y"}'),
    silent('a{job="x"} * on (pod) group_left (node) b{job="y"} and c{job="y"}'),
    silent('a{job=~"x|y", job!="y"}'),
    silent('a{job=~"x.*", job=~".*y"}'),
    silent('a{job=""} and sum(b)'),
    silent('count(a) > 0'),
    silent('count(a) < 3'),
    silent('(count(a) or vector(0)) == 0'),
    silent('sum(a) == 0'),
    silent('count(a == 1) == bool 0'),
    silent('rate(a[5m]) <= 0'),
    silent('a > 3 and a < 5'),
    silent('a > 3 and b < 2'),
    silent('a >= 3 and a <= 3'),
    silent('absent(a{job="x"}) == 1'),
    silent('topk(3, a{job="x"}) and b{job="x"}'),
    silent('histogram_quantile(0.9, sum by (le, job) (rate(a{le="1"}[5m]))) > 1 and b{job="x"}'),
  ],
  invalid: [
    never('a{job="x", job="y"} > 1', /no series has both job="x" and job="y"/),
    never('a{job="x", job!="x"} > 1', /no series has both/),
    never('a{job=~"x.*", job="y"} > 1', /no series has both/),
    never('a{job="x"} and sum(b) > 1', /left side has job="x" and the right side has no label job/),
    never('a{job="x"} / sum(b) > 0.5', /no series match/),
    never(
      'sum by (pod) (a) > 1 and sum by (job) (b{job="x"}) > 1',
      /left side has no label job and the right side has job="x"/,
    ),
    never('rate(a{code="500"}[5m]) / rate(a{code="200"}[5m]) > 1', /code="500" and the right side has code="200"/),
    never('up{job="x"} == 0 and vector(1)', /no series match/),
    never('count(up{job="x"} == 1) == 0', /count\(\) is never less than 1, where it has a value/),
    never('count by (job) (up == 1) < 1', /count\(\) is never less than 1/),
    never('0 == count(up == 1)', /count\(\) is never less than 1/),
    never('absent(a) == 0', /absent\(\) is always 1/),
    never('rate(a[5m]) < 0', /rate\(\) is never less than 0/),
    never('a > 5 and a < 3', /no value is > 5 and < 3/),
    never('(sum(a) > 5) and (sum( a ) <= 5)', /no value is > 5 and <= 5/),
  ],
});
