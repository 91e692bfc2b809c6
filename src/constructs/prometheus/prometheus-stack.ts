import { Construct } from 'constructs';
import { type PropsOf, refuseProps, required } from '../object/props.js';
import { aMap } from '../object/shapes.js';
import { Alertmanager, type AlertmanagerProps } from './alertmanager.js';
import { Grafana, type GrafanaProps } from './grafana.js';
import { PrometheusServer, type PrometheusServerProps } from './prometheus-server.js';

export interface PrometheusStackProps {
  /** Settings of Prometheus, which sends its alerts to this Alertmanager. */
  readonly prometheus: Omit<PrometheusServerProps, 'alertmanager'>;
  /** Settings of Alertmanager. */
  readonly alertmanager: AlertmanagerProps;
  /** Settings of Grafana, which asks this Prometheus. */
  readonly grafana: Omit<GrafanaProps, 'prometheus'>;
}

const prometheusStackProps = {
  prometheus: required(aMap),
  alertmanager: required(aMap),
  grafana: required(aMap),
} satisfies PropsOf<PrometheusStackProps>;

/** Prometheus and Alertmanager by Prometheus' operator, and Grafana: what watches every system of an environment. */
export class PrometheusStack extends Construct {
  /** Scrapes and evaluates the rules. */
  readonly prometheus: PrometheusServer;
  /** Sends the alerts. */
  readonly alertmanager: Alertmanager;
  /** Shows the dashboards. */
  readonly grafana: Grafana;

  constructor(scope: Construct, id: string, props: PrometheusStackProps) {
    super(scope, id);
    refuseProps(this, props, prometheusStackProps, new.target === PrometheusStack);
    const { prometheus, alertmanager, grafana } = props;
    this.alertmanager = new Alertmanager(this, 'alertmanager', alertmanager);
    this.prometheus = new PrometheusServer(this, 'prometheus', { ...prometheus, alertmanager: this.alertmanager });
    this.grafana = new Grafana(this, 'grafana', { ...grafana, prometheus: this.prometheus.endpoint });
  }
}
