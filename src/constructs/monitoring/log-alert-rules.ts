import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import { record } from '../../intent/record.js';
import { recordSource } from '../../intent/source.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { aText, mapOf } from '../object/shapes.js';
import { logAlerts } from './alert-props.js';
import '../../monitoring/alerts/declared.js';
import { type LogAlert, logAlertProblems, logQuery } from '../../monitoring/logs/log-alert.js';
import { yamlText } from '../../monitoring/yaml-text.js';
import { ConfigMap } from '../component/config-map.js';
import { nameProblems } from '../object/names.js';
import { reject } from '../object/reject.js';

export interface LogAlertRulesProps {
  /** The name of the group of rules. @default the construct's id */
  readonly name?: string;
  /** More labels of its objects. @default none */
  readonly labels?: Labels;
  /** The component that the alerts are about. @default the name */
  readonly component?: string;
  /** Alerts for lines of logs. */
  readonly alerts: readonly LogAlert[];
}

const logAlertRulesProps = {
  name: optional(aText),
  labels: optional(mapOf(aText)),
  component: optional(aText),
  alerts: required(logAlerts),
} satisfies PropsOf<LogAlertRulesProps>;

/** Alerts for lines of logs: a rule file in a ConfigMap, which the sidecar of Loki's ruler finds. */
export class LogAlertRules extends Construct {
  constructor(scope: Construct, id: string, props: LogAlertRulesProps) {
    super(scope, id);
    recordSource(this, new.target);
    refuseProps(this, props, logAlertRulesProps, new.target === LogAlertRules);
    const { name = id, labels = {}, component = name, alerts } = props;
    const { namespace = 'default', labels: shared } = Chart.of(this);
    const system = shared['app.kubernetes.io/part-of'] ?? Chart.of(this).node.id;
    const { loki = { selects: { loki_rule: 'true' } }, runbooks } = clusterOf(this);
    reject(this, [...nameProblems('the group of log alerts', name), ...logAlertProblems(alerts)]);
    for (const alert of alerts) {
      const expr = logQuery(alert, namespace);
      const threshold = `more than ${alert.above ?? 0} lines in ${alert.within}`;
      record(this, 'logAlert', {
        ...{ rules: name, namespace, system, component, language: 'logql' as const },
        alert: { ...alert, expr, threshold },
      });
    }
    const rules = alerts.map(alert => ({
      alert: alert.name,
      expr: logQuery(alert, namespace),
      ...(alert.for !== undefined && { for: alert.for }),
      labels: { severity: alert.severity, namespace, system, component },
      annotations: {
        summary: alert.summary,
        description: alert.description,
        ...(runbooks !== undefined && { runbook_url: `${runbooks}/${system}/${alert.name}.md` }),
      },
    }));
    new ConfigMap(this, 'file', {
      name,
      labels: { ...labels, ...loki.selects },
      data: { [`${name}.yaml`]: yamlText({ groups: [{ name, rules }] }) },
    });
  }
}
