import {
  ClientCertificate,
  KedaAutoscaler,
  PrivilegedNamespace,
  VeleroSchedule,
  VerticalAutoscaler,
} from '../../src/entries/platform.js';
import {
  ApiAccess,
  Autoscaler,
  ConfigMap,
  cpuUtilization,
  DisruptionBudget,
  foreign,
  HookJob,
  httpGet,
  NamespaceLimits,
  NetworkBoundary,
  objectStore,
  PlainObject,
  PostDeployCheck,
  PostgresDumps,
  PublicRoute,
  postgres,
  ScheduledJob,
  SecretTemplate,
  SharedNamespace,
  StatefulService,
  System,
  secretRef,
  WebService,
  Worker,
} from '../../src/index.js';
import { type Declarations, environment, image, monitoringDeclarations } from './alone-monitoring.js';
import { small } from './support.js';

/** Every construct that makes objects, as it is used alone, by its name. */
export const declarations: Declarations = {
  ...monitoringDeclarations,
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
  DisruptionBudget: chart => {
    new DisruptionBudget(chart, 'budget', { name: 'budget', selector: { app: 'api' }, replicas: 2 });
  },
  ForeignWorkload: chart => {
    const labels = { app: 'web' };
    const workload = new PlainObject(chart, 'web', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'web', image, ports: [{ name: 'http', containerPort: 3000 }] }] },
        },
      },
    });
    foreign(workload);
  },
  HookJob: chart => {
    new HookJob(chart, 'hook', { image, resources: small, onDemand: true });
  },
  KedaAutoscaler: chart => {
    const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' };
    const triggers = [{ type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } }];
    new KedaAutoscaler(chart, 'scale', { target, min: 1, max: 3, triggers });
  },
  NamespaceLimits: chart => {
    new NamespaceLimits(chart, 'limits', { name: 'limits' });
    new HookJob(chart, 'hook', { image, resources: small });
  },
  NetworkBoundary: chart => {
    new NetworkBoundary(chart, 'boundary', { name: 'boundary', selector: { app: 'api' } });
  },
  PlainObject: chart => {
    new PlainObject(chart, 'class', {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'high' },
      value: 9,
    });
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
  StatefulService: chart => {
    new StatefulService(chart, 'queue', {
      ...{ image, resources: small, members: 3, ports: { client: 4222, peers: 6222 }, memberPorts: ['peers'] },
      probes: { readiness: httpGet('/ready', { port: 'client' }) },
      volumes: { data: { at: '/data', claim: { size: '1Gi' } } },
    });
  },
  SharedNamespace: chart => {
    const shared = new SharedNamespace(chart, 'shared', { namespace: 'monitoring' });
    new ConfigMap(shared, 'config', { name: 'config', data: { A: '1' } });
  },
  System: chart => {
    new System(chart, 'inner', { environment });
  },
  VeleroSchedule: chart => {
    environment.attach(chart);
    new VeleroSchedule(chart, 'secrets', { resources: ['secrets'] });
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
