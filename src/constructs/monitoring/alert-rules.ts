import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { PrometheusRule } from '../../../imports/monitoring.coreos.com.js';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import { record } from '../../intent/record.js';
import { recordSource } from '../../intent/source.js';
import { type Alert, alertIn, alertProblems, type ScopedAlert } from '../../monitoring/alerts/alert.js';
import type { RuleGroup } from '../../monitoring/alerts/rule-group.js';
import { missingMetrics } from '../../monitoring/baseline/missing-metrics.js';
import { sloGroups } from '../../monitoring/slo/alerts.js';
import { type Objective, objectiveProblems } from '../../monitoring/slo/objective.js';
import { nameProblems } from '../object/names.js';
import { optional, type PropsOf, refuseProps } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aText, mapOf } from '../object/shapes.js';
import { alerts as alertList, objectives as objectiveList } from './alert-props.js';

export interface AlertRulesProps {
  /** The name of the PrometheusRule. @default the construct's id */
  readonly name?: string;
  /** More labels of its objects. @default none */
  readonly labels?: Labels;
  /** More annotations of its objects. @default none */
  readonly annotations?: Labels;
  /** The component that the alerts are about, which is also the `job` of its own metrics. @default the name */
  readonly component?: string;
  /** What its pods are selected by: runbooks name it in their commands. */
  readonly selector?: Labels;
  /** Alerts that are made known by hand. */
  readonly alerts?: readonly Alert[];
  /** What the component promises: recorded, and watched. */
  readonly objectives?: readonly Objective[];
  /** Alerts that follow from what the component is. */
  readonly baseline?: readonly Alert[];
}

const alertRulesProps = {
  name: optional(aText),
  labels: optional(mapOf(aText)),
  annotations: optional(mapOf(aText)),
  component: optional(aText),
  selector: optional(mapOf(aText)),
  alerts: optional(alertList),
  objectives: optional(objectiveList),
  baseline: optional(alertList),
} satisfies PropsOf<AlertRulesProps>;

/** Alerts for the environment's Prometheus: a PrometheusRule. Each carries the namespace, which routing needs. */
export class AlertRules extends Construct {
  private readonly component: string;
  private readonly namespace: string;

  constructor(scope: Construct, id: string, props: AlertRulesProps) {
    super(scope, id);
    recordSource(this, new.target);
    refuseProps(this, props, alertRulesProps, new.target === AlertRules);
    const {
      name = id,
      labels = {},
      annotations = {},
      component = name,
      alerts = [],
      objectives = [],
      baseline = [],
    } = props;
    const { namespace = 'default' } = Chart.of(this);
    this.component = component;
    this.namespace = namespace;
    reject(this, [
      ...nameProblems('the group of alerts', name),
      ...alertProblems([...alerts, ...baseline]),
      ...objectiveProblems(objectives),
    ]);
    const within = { namespace, job: component };
    const inScope = (each: readonly Alert[]) => each.map(alert => alertIn(alert, within));
    const own = inScope(alerts);
    const groups: RuleGroup[] = [
      { name, recordings: [], alerts: own },
      ...(objectiveProblems(objectives).length > 0 ? [] : objectives.flatMap(each => sloGroups(each, within))),
      { name: `${name}-baseline`, recordings: [], alerts: [...inScope(baseline), ...missingMetrics(own, within)] },
    ].filter(group => group.alerts.length + group.recordings.length > 0);
    for (const alert of groups.flatMap(group => group.alerts))
      record(this, 'alert', {
        ...{ alert, rules: name, namespace, system: this.system, component: this.subjectOf(alert) },
        ...(alert.wide ? { selector: {} } : props.selector && { selector: props.selector }),
      });
    new PrometheusRule(this, 'Resource', {
      metadata: { name, labels: { ...labels, ...clusterOf(this).prometheus?.selects }, annotations },
      spec: { groups: groups.map(group => this.group(group)) },
    });
  }

  private get system(): string {
    return Chart.of(this).labels['app.kubernetes.io/part-of'] ?? Chart.of(this).node.id;
  }

  private group({ name, interval, recordings, alerts }: RuleGroup) {
    return {
      name,
      ...(interval !== undefined && { interval }),
      rules: [...recordings, ...alerts.map(alert => this.rule(alert))],
    };
  }

  /** Who an alert is about: what is true of a whole namespace is not a single component's. */
  private subjectOf({ wide }: ScopedAlert): string {
    return wide ? this.system : this.component;
  }

  private rule(alert: ScopedAlert) {
    const { name, expr, for: held, severity, labels, summary, description } = alert;
    const { runbooks } = clusterOf(this);
    return {
      alert: name,
      expr,
      ...(held !== undefined && { for: held }),
      labels: { ...labels, severity, namespace: this.namespace, system: this.system, component: this.subjectOf(alert) },
      annotations: {
        summary,
        description,
        ...(runbooks !== undefined && { runbook_url: `${runbooks}/${this.system}/${name}.md` }),
      },
    };
  }
}
