import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replicasOf } from '../../../src/graph/scaling.js';
import { workloads } from '../../../src/graph/workload.js';
import versions from '../../../versions.json' with { type: 'json' };
import { containerOf, podOf } from '../../constructs/support.js';
import { dataOf, declaredIn, graphIn, kindsOf, only } from './declared.js';

const environments = ['development', 'staging', 'production'] as const;
const graphs = { development: graphIn('development'), staging: graphIn('staging'), production: graphIn('production') };
const folder = join(__dirname, '../../../src/systems/codex-app-server');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

test.each(environments)(
  'X1: in %s the supervisor is the entrypoint, and its scripts are those that the tests run',
  name => {
    const container = containerOf(only(graphs[name], 'Deployment'));
    expect(container.command?.slice(0, 4)).toEqual([
      '/bin/sh',
      '/etc/codex/supervise.sh',
      '/run/codex',
      'codex-app-server',
    ]);
    expect(dataOf(graphs[name], 'codex-app-server-files')).toEqual({
      'etc_codex_supervise.sh': read('supervise.sh'),
      'etc_codex_feed.awk': read('feed.awk'),
      'etc_codex_route.awk': read('route.awk'),
      'etc_codex_liveness.sh': read('liveness.sh'),
      'etc_codex_connect.sh': read('connect.sh'),
    });
    expect(container.volumeMounts).toContainEqual({ name: 'files-etc-codex', mountPath: '/etc/codex', readOnly: true });
  },
);

test.each(environments)(
  'X1: in %s liveness is an answer to a request through the pipes, which liveness.sh gives up in time',
  name => {
    const { livenessProbe, startupProbe } = containerOf(only(graphs[name], 'Deployment'));
    const command = ['/bin/sh', '/etc/codex/liveness.sh', '/run/codex', 'ping', '8'];
    expect(livenessProbe).toEqual({ exec: { command }, periodSeconds: 20, timeoutSeconds: 10 });
    expect(startupProbe).toMatchObject({ exec: { command } });
  },
);

test.each(environments)('X1 C3: in %s pipes and code home are what may be written, and nothing of the image', name => {
  const deployment = only(graphs[name], 'Deployment');
  const written = podOf(deployment).volumes?.flatMap(({ name: volume, emptyDir }) =>
    emptyDir ? [[volume, emptyDir.sizeLimit]] : [],
  );
  expect(written).toEqual([
    ['tmp', '256Mi'],
    ['run-codex', '1Mi'],
    ['var-lib-codex', '1Gi'],
  ]);
  expect(dataOf(graphs[name], 'codex-app-server-config')['CODE_HOME']).toBe('/var/lib/codex');
  expect(containerOf(deployment).securityContext).toMatchObject({ readOnlyRootFilesystem: true });
});

test('X1: without the HTTP wrapper there is one process for one client: no Service, no autoscaler, no port', () => {
  expect(kindsOf(graphs.development)).not.toEqual(expect.arrayContaining(['Service']));
  for (const kind of ['Service', 'HorizontalPodAutoscaler', 'PodDisruptionBudget', 'PodMonitor'])
    expect(graphs.development.ofKind(kind)).toEqual([]);
  const container = containerOf(only(graphs.development, 'Deployment'));
  expect(container.ports).toBeUndefined();
  expect(container.readinessProbe).toBeUndefined();
  expect(container.command).toHaveLength(4);
});

test.each(['staging', 'production'] as const)('X1: in %s the wrapper is the one client, and answers on 8080', name => {
  const container = containerOf(only(graphs[name], 'Deployment'));
  expect(container.command?.slice(4)).toEqual(['codex-app-server-http']);
  expect(container.ports).toEqual([{ name: 'http', containerPort: 8080 }]);
  expect(container.readinessProbe).toEqual({ httpGet: { path: '/health', port: 'http' } });
  expect(only(graphs[name], 'Service').spec).toEqual({
    selector: { app: 'codex-app-server' },
    ports: [{ name: 'http', port: 80, targetPort: 'http' }],
  });
});

test.each([
  ['development', 1, 1],
  ['staging', 2, 2],
  ['production', 2, 6],
] as const)('C4 C5 X1: %s has %i to %i servers', (name, min, max) => {
  const workload = workloads(graphs[name]).find(each => each.object.name === 'codex-app-server')!;
  expect(replicasOf(graphs[name], workload)).toMatchObject({ min, max });
  expect(graphs[name].ofKind('HorizontalPodAutoscaler')).toHaveLength(min === max ? 0 : 1);
  expect(graphs[name].ofKind('PodDisruptionBudget')).toHaveLength(min === 1 ? 0 : 1);
});

test('C1 C6: the namespace of production is shared, and nothing there speaks for all of it', () => {
  const { production, staging } = graphs;
  expect(new Set(production.objects.map(({ namespace }) => namespace))).toEqual(new Set(['production']));
  for (const kind of ['Namespace', 'ResourceQuota', 'LimitRange']) {
    expect(production.ofKind(kind)).toEqual([]);
    expect(staging.ofKind(kind)).toHaveLength(1);
  }
  const selectors = production
    .ofKind('NetworkPolicy')
    .map(({ manifest }) => manifest['spec'] as { podSelector: object });
  expect(selectors.length).toBeGreaterThan(0);
  for (const { podSelector } of selectors) expect(podSelector).toHaveProperty('matchLabels');
  const route = only(production, 'AlertmanagerConfig').spec['route'];
  expect(route).toMatchObject({ matchers: [{ name: 'system', value: 'codex-app-server', matchType: '=' }] });
});

test('X2 X6: logging and hardening as the checklist sets them, and what telemetry says of itself', () => {
  expect(dataOf(graphs.production, 'codex-app-server-config')).toEqual({
    CODE_HOME: '/var/lib/codex',
    CODE_SECURE_MODE: '1',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel-collector.observability:4317',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
    OTEL_RESOURCE_ATTRIBUTES: 'service.version=1.2.3,deployment.environment.name=production',
    OTEL_SERVICE_NAME: 'codex-app-server',
    RUST_LOG: 'info',
    RUST_LOG_FORMAT: 'json',
  });
});

test.each([
  ['grpc', 4317],
  ['http/protobuf', 4318],
] as const)('X2 C6: telemetry over %s goes to port %i, and nowhere else', (telemetry, port) => {
  const graph = declaredIn('production', { telemetry });
  expect(dataOf(graph, 'codex-app-server-config')).toMatchObject({
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://otel-collector.observability:${port}`,
    OTEL_EXPORTER_OTLP_PROTOCOL: telemetry,
  });
  const egress = only(graph, 'NetworkPolicy').spec['egress'] as { ports: { port: number }[] }[];
  expect(egress.map(({ ports }) => ports.map(each => each.port))).toEqual([[53, 53], [port]]);
});

test.each(environments)('X2 C8: in %s the headers of telemetry come from a secret', name => {
  const { env } = containerOf(only(graphs[name], 'Deployment'));
  const secretKeyRef = { name: 'codex-app-server-secrets', key: 'otlp-headers' };
  expect(env).toEqual([{ name: 'OTEL_EXPORTER_OTLP_HEADERS', valueFrom: { secretKeyRef } }]);
  expect(only(graphs[name], 'ExternalSecret', 'codex-app-server-secrets').spec['data']).toEqual([
    { secretKey: 'otlp-headers', remoteRef: { key: 'codex-app-server/otlp', property: 'headers' } },
  ]);
});

test('X6 C10: production runs what staging runs, so that it was tried there', () => {
  const { production, staging } = versions.images['codex-app-server'].versions;
  expect(production).toBe(staging);
});

test('C2: an account of its own, without a token', () => {
  expect(podOf(only(graphs.production, 'Deployment'))).toMatchObject({
    serviceAccountName: 'codex-app-server',
    automountServiceAccountToken: false,
    enableServiceLinks: false,
  });
});
