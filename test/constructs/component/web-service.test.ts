import type { PortSpecs } from '../../../src/entries/types.js';
import { httpGet, WebService, type WebServiceProps, Worker } from '../../../src/index.js';
import { chartIn, containerOf, manifests, ofKind, only, plainChart, podOf, refusals, small } from '../support.js';

type Props = Partial<WebServiceProps>;
const minimal = {
  image: 'registry.example.com/api:1.4.0',
  ports: { http: 8080 },
  probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
  resources: small,
};
const serve = (props: Props = {}, chart = plainChart()) =>
  new WebService<PortSpecs>(chart, 'api', { ...minimal, ...props });
function chartWith(props: Props = {}, chart = plainChart()) {
  serve(props, chart);
  return chart;
}
const name = { 'app.kubernetes.io/name': 'api' };

test('C2 C4 C5 C6: a server that says nothing is an account, a boundary, a Deployment and a Service', () => {
  const all = manifests(chartWith()).map(({ kind, metadata }) => [kind, metadata.name]);
  expect(all).toEqual([
    ['ServiceAccount', 'api'],
    ['NetworkPolicy', 'api'],
    ['Deployment', 'api'],
    ['Service', 'api'],
  ]);
});

test('C4: no pod goes before its successor serves', () => {
  expect(only(chartWith(), 'Deployment').spec).toMatchObject({
    progressDeadlineSeconds: 900,
    strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
  });
});

test('C4: all three probes, and a pod goes on serving while it is taken out of the Service', () => {
  const deployment = only(chartWith(), 'Deployment');
  expect(containerOf(deployment)).toMatchObject({
    ports: [{ name: 'http', containerPort: 8080 }],
    startupProbe: { httpGet: { path: '/live', port: 'http' }, periodSeconds: 5, failureThreshold: 60 },
    livenessProbe: { httpGet: { path: '/live', port: 'http' } },
    readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
    lifecycle: { preStop: { sleep: { seconds: 10 } } },
  });
  expect(podOf(deployment).terminationGracePeriodSeconds).toBe(40);
});

test('C4: before Kubernetes 1.30 the image itself sleeps', () => {
  const preStop = (kubernetes: '1.29' | '1.30') =>
    containerOf(only(chartWith({ drain: 25 }, chartIn({ kubernetes })), 'Deployment')).lifecycle?.preStop;
  expect(preStop('1.29')).toEqual({ exec: { command: ['sleep', '25'] } });
  expect(preStop('1.30')).toEqual({ sleep: { seconds: 25 } });
});

test('no drain omits both the sleep and the longer grace', () => {
  const deployment = only(chartWith({ drain: 0 }), 'Deployment');
  expect(containerOf(deployment)).not.toHaveProperty('lifecycle');
  expect(podOf(deployment)).not.toHaveProperty('terminationGracePeriodSeconds');
});

test('the startup probe may be another question', () => {
  const probes = { ...minimal.probes, startup: httpGet('/started', { failures: 5 }) };
  expect(containerOf(only(chartWith({ probes }), 'Deployment')).startupProbe).toEqual({
    httpGet: { path: '/started', port: 'http' },
    failureThreshold: 5,
  });
});

test('the Service offers the first port as 80 and the others as themselves', () => {
  const chart = chartWith({ ports: { http: 8080, admin: 9000, voice: { number: 5060, protocol: 'udp' } } });
  expect(only(chart, 'Service')).toMatchObject({
    metadata: { name: 'api', annotations: { 'argocd.argoproj.io/sync-wave': '1' } },
    spec: {
      selector: name,
      ports: [
        { name: 'http', port: 80, targetPort: 'http' },
        { name: 'admin', port: 9000, targetPort: 'admin' },
        { name: 'voice', port: 5060, targetPort: 'voice', protocol: 'UDP' },
      ],
    },
  });
  expect(only(chart, 'Service').spec).not.toHaveProperty('type');
});

test('what others call: the container port for policies, the Service port for programs', () => {
  const api = serve({ ports: { http: 8080, admin: 9000 }, names: { service: 'api-service' } });
  const labels = { namespace: 'shop', pods: name };
  expect(api.port('http')).toMatchObject({
    port: 8080,
    peer: labels,
    facts: { host: 'api-service.shop', port: 80, url: 'http://api-service.shop' },
  });
  expect(api.port('admin')).toMatchObject({ protocol: 'tcp', port: 9000, facts: { port: 9000 } });
});

test('C6 C11: a caller is let in, and comes later', () => {
  const chart = plainChart();
  const api = serve({}, chart);
  new Worker(chart, 'mailer', { image: 'a:1', resources: small, calls: [api.port('http')] });
  expect(only(chart, 'NetworkPolicy', 'api').spec['ingress']).toEqual([
    { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'mailer' } } }], ports: [{ port: 8080 }] },
  ]);
  expect(only(chart, 'Deployment', 'mailer').metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '2' });
});

const platform = {
  ingress: { className: 'nginx', controller: { namespace: 'ingress', pods: { app: 'nginx' } } },
  prometheus: { namespace: 'monitoring', pods: { app: 'prometheus' }, selects: { release: 'main' } },
};

test('C6: the ingress controller and Prometheus are let in where there is something for them, and only there', () => {
  const admitted = (props: Props) => only(chartWith(props, chartIn(platform)), 'NetworkPolicy', 'api').spec['ingress'];
  const from = (namespace: string, app: string) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: { matchLabels: { app } },
  });
  expect(admitted({})).toBeUndefined();
  expect(
    admitted({
      ports: { http: 8080, metrics: 9090 },
      route: { host: 'api.example.com' },
      metrics: { port: 'metrics' },
    }),
  ).toEqual([
    { from: [from('ingress', 'nginx')], ports: [{ port: 8080 }] },
    { from: [from('monitoring', 'prometheus')], ports: [{ port: 9090 }] },
  ]);
});

test('C9: the ServiceMonitor selects the Service', () => {
  const chart = chartWith({ selector: { app: 'api' }, metrics: { port: 'http', interval: '15s' } }, chartIn(platform));
  expect(only(chart, 'ServiceMonitor').spec).toMatchObject({
    selector: { matchLabels: { app: 'api' } },
    endpoints: [{ port: 'http', interval: '15s' }],
  });
  expect(only(chart, 'Service').metadata.labels).toMatchObject({ app: 'api' });
});

test('C9 X5: a PodMonitor where every pod is to be read, ready or not', () => {
  const metrics = { port: 'http', interval: '15s', timeout: '10s', discovery: 'pods' } as const;
  const chart = chartWith({ selector: { app: 'api' }, metrics }, chartIn(platform));
  expect(ofKind(chart, 'ServiceMonitor')).toEqual([]);
  expect(only(chart, 'PodMonitor').spec).toEqual({
    jobLabel: 'app.kubernetes.io/name',
    selector: { matchLabels: { app: 'api' } },
    podMetricsEndpoints: [{ port: 'http', interval: '15s', scrapeTimeout: '10s' }],
  });
});

test("C9: an environment without a Prometheus gets no ServiceMonitor; a chart of anybody's own does", () => {
  const metrics = { metrics: { port: 'http' } } as const;
  expect(ofKind(chartWith(metrics, chartIn({})), 'ServiceMonitor')).toEqual([]);
  expect(ofKind(chartWith(metrics, plainChart()), 'ServiceMonitor')).toHaveLength(1);
});

test('objects have the names of the document', () => {
  const names = { service: 'api-service', route: 'api-ingress', autoscaler: 'api-hpa', disruptionBudget: 'api-pdb' };
  const chart = chartWith({ names, replicas: [2, 4], route: { host: 'api.example.com' } }, chartIn(platform));
  expect(only(chart, 'Service').metadata.name).toBe('api-service');
  expect(only(chart, 'HorizontalPodAutoscaler').metadata.name).toBe('api-hpa');
  expect(only(chart, 'PodDisruptionBudget').metadata.name).toBe('api-pdb');
  expect(only(chart, 'Ingress')).toMatchObject({
    metadata: { name: 'api-ingress' },
    spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'api-service' } } }] } }] },
  });
  expect(ofKind(chart, 'Deployment')[0]?.metadata.name).toBe('api');
});

const portHint = 'A port is a whole number from 1 to 65535.';
test.each<[string, Props, readonly [string, string, string]]>([
  ['a port that is too high', { ports: { http: 99999 } }, ['port', 'port "http" is 99999.', portHint]],
  [
    'two ports with one number',
    { ports: { http: 8080, admin: 8080 } },
    ['port', 'ports "http" and "admin" are both 8080.', 'A container listens on a port once.'],
  ],
  [
    'two ports that the Service would offer as one',
    { ports: { http: 8080, plain: 80 } },
    ['port', 'port "plain" is 80, which the Service gives to "http".', 'Put "plain" first, or give it another number.'],
  ],
  [
    'an invalid port of the Service',
    { ports: { http: { number: 8080, servicePort: 0 } } },
    ['port', 'port "http" is 0.', portHint],
  ],
  [
    'an invalid port name',
    { ports: { 'web--http': 8080 } },
    [
      'port',
      'port "web--http" has a name that is not allowed.',
      'A port name has 1 to 15 lower-case letters, digits and single "-", at least one letter, and starts and ends with a letter or digit.',
    ],
  ],
  [
    'metrics on an unknown port',
    { metrics: { port: 'htpp' } },
    ['port', 'the metrics are on port "htpp", which is not declared. Did you mean "http"?', 'The ports are "http".'],
  ],
  [
    'a probe of an unknown port',
    { probes: { ...minimal.probes, readiness: httpGet('/ready', { port: 'admin' }) } },
    ['probe', 'a probe asks port "admin", which is not declared.', 'The ports are "http".'],
  ],
  [
    'a negative drain',
    { drain: -1 },
    ['drain', 'the drain in seconds is -1.', 'It must be a whole number of 0 or more.'],
  ],
  [
    'a Service name that starts with a digit',
    { names: { service: '1api' } },
    [
      'name',
      'the Service is named "1api".',
      'A Service name has 1 to 63 lower-case letters, digits and "-", starts with a letter and ends with a letter or digit.',
    ],
  ],
  [
    'an invalid name of the route',
    { names: { route: 'API' } },
    [
      'name',
      'the route is "API".',
      'A name has 1 to 63 lower-case letters, digits and "-", and starts and ends with a letter or digit.',
    ],
  ],
  [
    'a route where there is no entry point',
    { route: { host: 'api.example.com' } },
    [
      'route',
      '"api" is public, and the environment has no entry point.',
      'Give the environment an ingress or a gateway.',
    ],
  ],
])('refuses %s', (_, props, problem) => {
  expect(refusals(() => serve(props))).toEqual([problem]);
});

test.each([{}, { health: { number: 8080, servicePort: false } } as const])('refuses a server without ports', ports => {
  expect(refusals(() => serve({ ports }))).toContainEqual([
    'port',
    'a server without a port serves nobody.',
    'Give it one: ports: { http: 8080 }.',
  ]);
});
