import type { Chart } from 'cdk8s';
import * as plainsail from '../../src/index.js';
import { small } from './support.js';

const {
  AlertRules,
  Alertmanager,
  AlertRoutes,
  ApiAccess,
  Autoscaler,
  ClientCertificate,
  ConfigMap,
  collectorConfiguration,
  cpuUtilization,
  Dashboard,
  DisruptionBudget,
  Environment,
  Grafana,
  HookJob,
  httpGet,
  Jaeger,
  KedaAutoscaler,
  LogAlertRules,
  LogShipper,
  MetricsEndpoint,
  NamespaceLimits,
  NetworkBoundary,
  OpenTelemetryCollector,
  otlpReceiver,
  objectStore,
  PlainObject,
  PodMetricsEndpoint,
  PostDeployCheck,
  PostgresDumps,
  PrivilegedNamespace,
  PrometheusServer,
  PrometheusStack,
  promqlQuery,
  ProbeTarget,
  PublicRoute,
  prometheusExporter,
  postgres,
  ScheduledJob,
  SecretTemplate,
  secretRef,
  stat,
  System,
  targetDown,
  VerticalAutoscaler,
  WebService,
  webhook,
  Worker,
} = plainsail;

const image = 'registry.example.com/shop:1.4.0';
const controller = { namespace: 'ingress', pods: { app: 'nginx' } };
const environment = new Environment('staging', {
  tier: 'staging',
  domain: 'example.com',
  versions: {},
  cluster: {
    ingress: { className: 'nginx', controller },
    grafana: { selects: { grafana_dashboard: '1' } },
    internalIssuer: 'internal',
    apiServer: { cidrs: ['192.0.2.1/32'] },
    prometheus: { namespace: 'shop', pods: { app: 'prometheus' }, selects: {} },
    logs: { kind: 'loki', host: 'loki.monitoring', namespace: 'monitoring' },
  },
});

/** Every construct that makes objects, as it is used alone, by its name. */
export const declarations: Readonly<Record<string, (chart: Chart) => void>> = {
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
  ApiAccess: chart => {
    const access = [{ resources: ['pods'], verbs: ['list'], in: 'everywhere' }] as const;
    new ApiAccess(chart, 'access', { name: 'reader', account: 'reader', access });
  },
  Autoscaler: chart => {
    const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' };
    new Autoscaler(chart, 'scale', { target, min: 1, max: 3, metrics: [cpuUtilization(70)] });
  },
  ClientCertificate: chart => {
    environment.attach(chart);
    new ClientCertificate(chart, 'client', { commonName: 'shop' });
  },
  ConfigMap: chart => {
    new ConfigMap(chart, 'config', { name: 'config', data: { A: '1' } });
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
  DisruptionBudget: chart => {
    new DisruptionBudget(chart, 'budget', { name: 'budget', selector: { app: 'api' }, replicas: 2 });
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
  HookJob: chart => {
    new HookJob(chart, 'hook', { image, resources: small, onDemand: true });
  },
  Jaeger: chart => {
    new Jaeger(chart, 'jaeger', { image, resources: small });
  },
  KedaAutoscaler: chart => {
    const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' };
    const triggers = [{ type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } }];
    new KedaAutoscaler(chart, 'scale', { target, min: 1, max: 3, triggers });
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
  NamespaceLimits: chart => {
    new NamespaceLimits(chart, 'limits', { name: 'limits' });
    new HookJob(chart, 'hook', { image, resources: small });
  },
  NetworkBoundary: chart => {
    new NetworkBoundary(chart, 'boundary', { name: 'boundary', selector: { app: 'api' } });
  },
  OpenTelemetryCollector: chart => {
    const config = collectorConfiguration({
      receivers: { otlp: otlpReceiver() },
      exporters: { prometheus: prometheusExporter() },
      pipelines: { metrics: { receivers: ['otlp'], exporters: ['prometheus'] } },
    });
    new OpenTelemetryCollector(chart, 'collector', { image, resources: small, config });
  },
  PlainObject: chart => {
    new PlainObject(chart, 'class', {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'high' },
      value: 9,
    });
  },
  PodMetricsEndpoint: chart => {
    new PodMetricsEndpoint(chart, 'metrics', { name: 'metrics', pods: { app: 'api' }, port: 'http' });
  },
  PostDeployCheck: chart => {
    const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };
    const api = new WebService(chart, 'api', { image, resources: small, ports: { http: 8080 }, probes });
    new PostDeployCheck(chart, 'check', { image, requests: [{ to: api.port('http'), path: '/health' }] });
  },
  PostgresDumps: chart => {
    const database = postgres({ image, database: 'shop', credentials: 'shop/db', resources: small }).inCluster(
      chart,
      'db',
    );
    const to = objectStore({ image, bucket: 'dumps', credentials: 'shop/store' }).inCluster(chart, 'store');
    new PostgresDumps(chart, 'dumps', { name: 'db', database, to, image, uploader: image, folder: 'shop', user: 70 });
  },
  PrivilegedNamespace: chart => {
    new PrivilegedNamespace(chart, 'logging', { namespace: 'shop-logging', reason: 'it reads log files' });
  },
  ProbeTarget: chart => {
    new ProbeTarget(chart, 'probe', { name: 'probe', urls: ['https://a.example.com/'], prober: 'blackbox:9115' });
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
  PublicRoute: chart => {
    environment.attach(chart);
    new PublicRoute(chart, 'route', { name: 'route', host: 'a.example.com', service: { name: 'api', port: 80 } });
  },
  ScheduledJob: chart => {
    new ScheduledJob(chart, 'nightly', { image, resources: small, schedule: '@daily' });
  },
  SecretTemplate: chart => {
    new SecretTemplate(chart, 'secrets', { name: 'secrets', entries: [{ key: 'k', value: secretRef('a', 'b') }] });
  },
  System: chart => {
    new System(chart, 'inner', { environment });
  },
  VerticalAutoscaler: chart => {
    new VerticalAutoscaler(chart, 'vpa', { target: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' } });
  },
  WebService: chart => {
    const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };
    new WebService(chart, 'web', { image, resources: small, ports: { http: 8080 }, probes, replicas: [2, 4] });
  },
  Worker: chart => {
    new Worker(chart, 'worker', { image, resources: small });
  },
  postgres: chart => {
    postgres({ image, database: 'shop', credentials: 'shop/db', resources: small }).inCluster(chart, 'db');
  },
};
