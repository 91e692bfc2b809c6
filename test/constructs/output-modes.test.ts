import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { graphOf } from '../../src/graph/from-app.js';
import * as plainsail from '../../src/index.js';
import { type Rendered, small } from './support.js';

const {
  AlertRules,
  ApiAccess,
  Autoscaler,
  ConfigMap,
  collectorConfiguration,
  cpuUtilization,
  DisruptionBudget,
  Environment,
  HookJob,
  httpGet,
  Jaeger,
  LogShipper,
  MetricsEndpoint,
  NamespaceLimits,
  NetworkBoundary,
  PostDeployCheck,
  OpenTelemetryCollector,
  otlpReceiver,
  PlainObject,
  PrivilegedNamespace,
  PublicRoute,
  prometheusExporter,
  postgres,
  ScheduledJob,
  SecretTemplate,
  secretRef,
  System,
  targetDown,
  VerticalAutoscaler,
  WebService,
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
    apiServer: { cidrs: ['192.0.2.1/32'] },
    logs: { kind: 'loki', host: 'loki.monitoring', namespace: 'monitoring' },
  },
});

/** Every construct as it is used alone. */
const declarations: Readonly<Record<string, (chart: Chart) => void>> = {
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
  ApiAccess: chart => {
    const access = [{ resources: ['pods'], verbs: ['list'], in: 'everywhere' }] as const;
    new ApiAccess(chart, 'access', { name: 'reader', account: 'reader', access });
  },
  Autoscaler: chart => {
    const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' };
    new Autoscaler(chart, 'scale', { target, min: 1, max: 3, metrics: [cpuUtilization(70)] });
  },
  ConfigMap: chart => {
    new ConfigMap(chart, 'config', { name: 'config', data: { A: '1' } });
  },
  DisruptionBudget: chart => {
    new DisruptionBudget(chart, 'budget', { name: 'budget', selector: { app: 'api' }, replicas: 2 });
  },
  PostDeployCheck: chart => {
    const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };
    const web = new WebService(chart, 'web', { image, resources: small, ports: { http: 8080 }, probes });
    new PostDeployCheck(chart, 'check', { image, requests: [{ to: web.port('http'), path: '/' }] });
  },
  HookJob: chart => {
    new HookJob(chart, 'hook', { image, resources: small, onDemand: true });
  },
  Jaeger: chart => {
    new Jaeger(chart, 'jaeger', { image, resources: small });
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
  PrivilegedNamespace: chart => {
    new PrivilegedNamespace(chart, 'logging', { namespace: 'shop-logging', reason: 'it reads log files' });
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

const modes = [
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

/** What stock `App.synth` writes of a declaration, read back from its files. */
function synthesized(mode: YamlOutputType, declare: (app: App) => void): readonly Rendered[] {
  const outdir = mkdtempSync(join(tmpdir(), 'plainsail-'));
  try {
    const app = new App({ outdir, yamlOutputType: mode });
    declare(app);
    app.synth();
    const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
    return files.flatMap(({ parentPath, name }) =>
      parseAllDocuments(readFileSync(join(parentPath, name), 'utf8')).map(document => document.toJS() as Rendered),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

interface Named {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** Objects in an order of their own: each mode writes them in another. */
function sorted<T extends Named>(objects: readonly T[]): readonly T[] {
  const key = ({ kind, metadata }: Named) => `${kind}/${metadata.name}`;
  return [...objects].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const chartOf = (app: App, id = 'mine') => new Chart(app, id, { namespace: 'shop' });

test('every exported construct is here', () => {
  const constructs = Object.entries(plainsail).filter(
    ([, value]) => typeof value === 'function' && 'isConstruct' in value && value !== plainsail.Component,
  );
  expect(constructs.map(([name]) => name).filter(name => !(name in declarations))).toEqual([]);
});

describe.each(modes)('written by cdk8s as %s', mode => {
  test.each(Object.entries(declarations))('%s is what the graph has, whole and in any chart', (_, declare) => {
    const app = new App();
    declare(chartOf(app));
    const expected = app.node
      .findAll()
      .filter(ApiObject.isApiObject)
      .map(object => object.toJson());
    expect(expected).not.toEqual([]);
    const written = synthesized(mode, other => declare(chartOf(other)));
    expect(sorted(written)).toEqual(sorted(expected));
    expect(sorted(graphOf(app).objects.map(({ manifest }) => manifest))).toEqual(sorted(expected));
  });

  test('C6: a callee lets in callers of its own chart and of later ones', () => {
    const written = synthesized(mode, app => {
      const first = chartOf(app, 'first');
      const database = postgres({ image, database: 'shop', credentials: 'shop/db', resources: small });
      const endpoint = database.inCluster(first, 'db');
      new Worker(first, 'near', { image, resources: small, calls: [endpoint] });
      const other = new Chart(app, 'second', { namespace: 'office' });
      new Worker(other, 'far', { image, resources: small, calls: [endpoint] });
    });
    const policy = written.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'db');
    expect(policy?.spec['ingress']).toEqual([
      {
        from: [
          { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'near' } } },
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'office' } },
            podSelector: { matchLabels: { 'app.kubernetes.io/name': 'far' } },
          },
        ],
        ports: [{ port: 5432 }],
      },
    ]);
  });
});
