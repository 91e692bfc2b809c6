import { textOf } from '../../graph/fields.js';
import { alerts } from '../../graph/prometheus-rules.js';
import { analyse } from '../../promql/analysis.js';
import { secondsOf } from '../../promql/duration.js';
import { type Check, finding } from '../check.js';
import { failingRules } from '../failing-rules.js';

export const absenceWaits: Check = {
  id: 'absence-waits',
  title: 'An alert for what is absent waits before it fires',
  why: 'Nothing is there yet when Prometheus starts, and between a pod that goes and the one that comes.',
  fix: 'Give it "for", of at least a minute.',
  category: 'monitoring',
  severity: 'error',
  kinds: ['PrometheusRule'],
  scope: 'object',
  docs: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#absent',
  elsewhere: ['pint alerts/absent'],
  fails: failingRules(`[{ alert: ApiGone, expr: 'absent(up{job="api"})' }]`),
  *check(graph) {
    for (const { object, path, alert, expr, fields } of alerts(graph)) {
      if ((secondsOf(textOf(fields['for']) ?? '') ?? 0) > 0) continue;
      const remark = analyse(expr).remarks.find(({ kind }) => kind === 'absent');
      if (remark) yield finding(object, path, `alert "${alert}" has no "for": ${remark.message}`);
    }
  },
};
