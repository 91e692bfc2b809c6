import { alerts } from '../../graph/prometheus-rules.js';
import { analyse } from '../../promql/analysis.js';
import type { Selection } from '../../promql/findings.js';
import { type Check, finding, risk } from '../check.js';
import { failingRules } from '../failing-rules.js';
import { joined } from '../missing.js';

export const alertHasCondition: Check = {
  id: 'alert-has-condition',
  title: 'The expression of an alert has a condition',
  why: 'An alert fires for every series of its result, so it fires as soon as the metric is there. A warning where it selects by a label, which may be its condition.',
  fix: 'Compare with a threshold: … > 0.05. An alert that must always fire is vector(1).',
  category: 'monitoring',
  severity: 'error',
  kinds: ['PrometheusRule'],
  scope: 'object',
  docs: 'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/',
  elsewhere: ['pint alerts/comparison'],
  fails: failingRules(`[{ alert: ApiErrors, expr: 'rate(http_errors_total[5m])' }]`),
  *check(graph) {
    for (const { object, path, alert, expr } of alerts(graph)) {
      const { faults, conditional, selections } = analyse(expr);
      if (faults.length > 0 || conditional || selections.length === 0 || selections.some(isState)) continue;
      const message = `alert "${alert}" compares with nothing: it fires while "${expr}" has a value`;
      const label = selections.flatMap(filters)[0];
      yield label === undefined
        ? finding(object, `${path}.expr`, message)
        : risk(object, `${path}.expr`, joined(message, `Whether ${label} is its condition, only the program knows`));
    }
  },
};

/** Labels that say whose series it is, and nothing of its state. */
const ofTargets = /^(?:job|instance|namespace|cluster|service|pod|container|endpoint|node|prometheus)$/;

/** The labels by which a selection takes some series of a target and not others. */
const filters = ({ matchers, range }: Selection): readonly string[] =>
  range === undefined ? Object.keys(matchers).filter(label => !ofTargets.test(label)) : [];

/** `kube_customresource_info{ready!="True"}`: the value is always 1, and a label says what is the case. */
const isState = (selection: Selection): boolean =>
  filters(selection).some(label => {
    const match = selection.matchers[label];
    return /_info$/.test(selection.metric ?? '') || (typeof match === 'object' && match.operator.startsWith('!'));
  });
