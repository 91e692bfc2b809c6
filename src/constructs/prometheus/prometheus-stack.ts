import { Construct } from 'constructs';
import { type PropsOf, refuseProps, required } from '../object/props.js';
import { aMap } from '../object/shapes.js';
import { Alertmanager, type AlertmanagerProps } from './alertmanager.js';
import { Grafana, type GrafanaProps } from './grafana.js';
import { PrometheusServer, type PrometheusServerProps } from './prometheus-server.js';

export interface PrometheusStackProps {
  readonly prometheus: Omit<PrometheusServerProps, 'alertmanager'>;
  readonly alertmanager: AlertmanagerProps;
  readonly grafana: Omit<GrafanaProps, 'prometheus'>;
}

const prometheusStackProps = {
  prometheus: required(aMap),
  alertmanager: required(aMap),
  grafana: required(aMap),
} satisfies PropsOf<PrometheusStackProps>;

/** Prometheus and Alertmanager by Prometheus' operator, and Grafana: what watches every system of an environment. */
export class PrometheusStack extends Construct {
  readonly prometheus: PrometheusServer;
  readonly alertmanager: Alertmanager;
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
