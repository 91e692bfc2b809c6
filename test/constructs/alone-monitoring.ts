import type { Chart } from 'cdk8s';
import {
  AlertRoutes,
  AlertRules,
  collectorConfiguration,
  Dashboard,
  LogAlertRules,
  MetricsEndpoint,
  otlpReceiver,
  PodMetricsEndpoint,
  ProbeTarget,
  prometheusExporter,
  promqlQuery,
  stat,
  targetDown,
  webhook,
} from '../../src/entries/monitoring.js';
import {
  Alertmanager,
  Grafana,
  Jaeger,
  LogShipper,
  OpenTelemetryCollector,
  PrometheusServer,
  PrometheusStack,
} from '../../src/entries/platform.js';
import { Environment, httpGet, RolloutObservation, secretRef, WebService } from '../../src/index.js';
import { small } from './support.js';

export type Declarations = Readonly<Record<string, (chart: Chart) => void>>;

export const image = 'registry.example.com/shop:1.4.0';
const controller = { namespace: 'ingress', pods: { app: 'nginx' } };
export const environment = new Environment('staging', {
  tier: 'staging',
  domain: 'example.com',
  versions: {},
  cluster: {
    ingress: { className: 'nginx', controller },
    grafana: { selects: { grafana_dashboard: '1' } },
    internalIssuer: 'internal',
    velero: { namespace: 'velero' },
    apiServer: { cidrs: ['192.0.2.1/32'] },
    prometheus: { namespace: 'shop', pods: { app: 'prometheus' }, selects: {}, host: 'prometheus.shop' },
    logs: { kind: 'loki', host: 'loki.monitoring', namespace: 'monitoring' },
  },
});

/** The constructs of metrics, logs, traces and alerts. */
export const monitoringDeclarations: Declarations = {
  AlertRules: chart => {
    const alert = {
      name: 'Down',
      when: targetDown(),
      severity: 'warning',
      summary: 'Down',
      description: 'Down',
    } as const;
    new AlertRules(chart, 'alerts', { alerts: [alert] });
  },
  Alertmanager: chart => {
    new Alertmanager(chart, 'alertmanager', { image, resources: small });
  },
  AlertRoutes: chart => {
    const receiver = webhook(secretRef('platform/chat', 'url'));
    new AlertRoutes(chart, 'routes', { name: 'routes', receivers: { critical: receiver, warning: receiver } });
  },
  Dashboard: chart => {
    environment.attach(chart);
    const row = {
      title: 'Traffic',
      panels: [
        stat(
          'Ready',
          'short',
          promqlQuery('pods', () => 'sum(up)'),
        ),
      ],
    };
    new Dashboard(chart, 'overview', { uid: 'shop', title: 'Shop', component: 'api', rows: [row] });
  },
  Grafana: chart => {
    environment.attach(chart);
    const web = new WebService(chart, 'query', {
      image,
      resources: small,
      ports: { http: 9090 },
      probes: { liveness: httpGet('/'), readiness: httpGet('/') },
    });
    new Grafana(chart, 'grafana', {
      image,
      sidecarImage: image,
      credentials: 'platform/grafana',
      prometheus: web.port('http'),
      resources: small,
    });
  },
  Jaeger: chart => {
    new Jaeger(chart, 'jaeger', { image, resources: small });
  },
  LogAlertRules: chart => {
    const alert = {
      name: 'Panics',
      severity: 'warning',
      summary: 'Panics',
      description: 'Panics',
      streams: { app: 'api' },
      line: 'panic',
      within: '5m',
      examples: { counts: ['panic'], passes: ['calm'] },
    } as const;
    new LogAlertRules(chart, 'logs', { alerts: [alert] });
  },
  LogShipper: chart => {
    environment.attach(chart);
    new LogShipper(chart, 'logs', { image: () => image, pods: { app: 'api' }, podNames: 'api-' });
  },
  MetricsEndpoint: chart => {
    new MetricsEndpoint(chart, 'metrics', { name: 'metrics', service: { app: 'api' }, port: 'http' });
  },
  OpenTelemetryCollector: chart => {
    const config = collectorConfiguration({
      receivers: { otlp: otlpReceiver() },
      exporters: { prometheus: prometheusExporter() },
      pipelines: { metrics: { receivers: ['otlp'], exporters: ['prometheus'] } },
    });
    new OpenTelemetryCollector(chart, 'collector', { image, resources: small, config });
  },
  PodMetricsEndpoint: chart => {
    new PodMetricsEndpoint(chart, 'metrics', { name: 'metrics', pods: { app: 'api' }, port: 'http' });
  },
  ProbeTarget: chart => {
    new ProbeTarget(chart, 'probe', { name: 'probe', urls: ['https://a.example.com/'], prober: 'blackbox:9115' });
  },
  RolloutObservation: chart => {
    environment.attach(chart);
    const query = () => 'sum(up{namespace="shop"}) > 0';
    const observations = [{ says: 'it is up', of: 'metrics', finds: 'something', query }] as const;
    new RolloutObservation(chart, 'observation', { image, component: 'api', observations });
  },
  PrometheusServer: chart => {
    environment.attach(chart);
    new PrometheusServer(chart, 'prometheus', { image, resources: small });
  },
  PrometheusStack: chart => {
    environment.attach(chart);
    new PrometheusStack(chart, 'stack', {
      prometheus: { image, resources: small },
      alertmanager: { image, resources: small },
      grafana: { image, sidecarImage: image, credentials: 'platform/grafana', resources: small },
    });
  },
};
