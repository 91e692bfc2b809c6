import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { PrometheusRule, type PrometheusRuleProps } from '../../imports/monitoring.coreos.com.js';
import { clusterOf } from '../environment/environment.js';
import type { Labels } from '../intent/endpoint.js';
import { recordSource } from '../intent/source.js';
import { problem } from '../problem.js';
import { nameProblems } from './names.js';
import { type Kind, PlainObject } from './plain-object.js';
import { reject } from './reject.js';

/** One alert. */
export interface Alert {
  /** `CodeAIDown` */
  readonly name: string;
  /** PromQL; the alert fires while it has a result. */
  readonly expr: string;
  /** How long it must hold: `5m`. @default at once */
  readonly for?: string;
  /** `critical` wakes somebody, `warning` waits for the morning. */
  readonly severity: 'critical' | 'warning';
  /** One line: what is wrong. */
  readonly summary: string;
  /** What it means, with the value. */
  readonly description: string;
  /** The page that says what to do. */
  readonly runbook?: string;
}

export interface AlertRulesProps {
  /** @default the construct's id */
  readonly name?: string;
  readonly labels?: Labels;
  readonly alerts: readonly Alert[];
}

/** Alerts for the environment's Prometheus: a PrometheusRule. Each carries the namespace, which routing needs. */
export class AlertRules extends Construct {
  constructor(scope: Construct, id: string, { name = id, labels = {}, alerts }: AlertRulesProps) {
    super(scope, id);
    recordSource(this, new.target);
    const seen = new Set<string>();
    const repeated = alerts.filter(alert => seen.size === seen.add(alert.name).size);
    reject(this, [
      ...nameProblems('the group of alerts', name),
      ...repeated.map(alert =>
        problem('alert', `two alerts are named "${alert.name}".`, { hint: 'Give each its own name.' }),
      ),
    ]);
    const { namespace } = Chart.of(this);
    new PlainObject<PrometheusRuleProps & Kind>(this, 'Resource', {
      apiVersion: PrometheusRule.apiVersion,
      kind: PrometheusRule.kind,
      metadata: { name, labels: { ...labels, ...clusterOf(this).prometheus?.selects } },
      spec: { groups: [{ name, rules: alerts.map(alert => rule(alert, namespace)) }] },
    });
  }
}

const rule = (
  { name, expr, for: held, severity, summary, description, runbook }: Alert,
  namespace: string | undefined,
) => ({
  alert: name,
  expr,
  ...(held !== undefined && { for: held }),
  labels: { severity, ...(namespace !== undefined && { namespace }) },
  annotations: { summary, description, ...(runbook !== undefined && { runbook_url: runbook }) },
});
