import { distributions, partKinds } from '../../../src/monitoring/collectors/distributions.js';
import { unknownParts } from '../../../src/monitoring/collectors/known-parts.js';

const image = (repository: string, version = ':0.147.0') => `docker.io/otel/${repository}${version}`;
const contrib = image('opentelemetry-collector-contrib');
const told = (...[from, parts]: Parameters<typeof unknownParts>) =>
  unknownParts(from, parts).map(({ message, hint }) => [message, hint]);

test('D2: the parts of the pipeline are in the distribution that runs it', () => {
  const parts = {
    receivers: { otlp: {} },
    processors: { memory_limiter: {}, batch: {} },
    exporters: { 'otlp_grpc/jaeger': {}, prometheus: {} },
    extensions: { health_check: {} },
    connectors: { 'spanmetrics/one': {} },
  };
  expect(told(contrib, parts)).toEqual([]);
});

test.each([
  [
    'receivers',
    { receivers: { prometeus: {} } },
    'receivers: opentelemetry-collector-contrib has no "prometeus". Did you mean "prometheus"?',
  ],
  [
    'processors',
    { processors: { memorylimiter: {} } },
    'processors: opentelemetry-collector-contrib has no "memorylimiter". Did you mean "memory_limiter"?',
  ],
  [
    'exporters',
    { exporters: { 'promethius/a': {} } },
    'exporters: opentelemetry-collector-contrib has no "promethius". Did you mean "prometheus"?',
  ],
  [
    'extensions',
    { extensions: { healthcheck: {} } },
    'extensions: opentelemetry-collector-contrib has no "healthcheck". Did you mean "health_check"?',
  ],
  [
    'connectors',
    { connectors: { routng: {} } },
    'connectors: opentelemetry-collector-contrib has no "routng". Did you mean "routing"?',
  ],
])('D2: an unknown name among the %s is refused', (_, parts, message) => {
  expect(told(contrib, parts).map(([said]) => said)).toEqual([message]);
});

test('a part that another distribution has is refused in this one', () => {
  expect(told(image('opentelemetry-collector'), { receivers: { k8s_cluster: {} } })).toEqual([
    ['receivers: opentelemetry-collector has no "k8s_cluster".', 'opentelemetry-collector-contrib has it.'],
  ]);
  expect(told(image('opentelemetry-collector-k8s'), { receivers: { k8s_cluster: {} } })).toEqual([]);
});

test('a part that came later is refused in an earlier version', () => {
  const exporters = { otlp_grpc: {} };
  expect(told(image('opentelemetry-collector', ':0.135.0'), { exporters })).toEqual([
    [
      'exporters: "otlp_grpc" came with 0.144, and the image is of 0.135.',
      'Use opentelemetry-collector:0.144.0 or later, or the name that it has in 0.135.',
    ],
  ]);
  expect(told(image('opentelemetry-collector', ':0.135.0@sha256:abc'), { exporters })).toHaveLength(1);
  expect(told(image('opentelemetry-collector', ':v0.144.0'), { exporters })).toEqual([]);
  expect(told(image('opentelemetry-collector', '@sha256:abc'), { exporters })).toEqual([]);
});

test("somebody's own build has parts of its own", () => {
  expect(told('registry.example.com/collector:1.0.0', { receivers: { own: {} } })).toEqual([]);
});

test('contrib has what the others have', () => {
  for (const kind of partKinds) {
    expect(distributions.contrib[kind]).toEqual(expect.arrayContaining([...distributions.core[kind]]));
    expect(distributions.contrib[kind]).toEqual(expect.arrayContaining([...distributions.k8s[kind]]));
    for (const parts of Object.values(distributions)) expect(parts[kind]).toEqual([...new Set(parts[kind])].sort());
  }
});
