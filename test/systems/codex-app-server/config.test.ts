import { secretRef } from '../../../src/index.js';
import { codexAppServerConfig } from '../../../src/systems/codex-app-server/config.js';
import { catalogueDifferences, type Documented } from '../documented.js';

/** Sections 2, 7.1 and 7.2 of the checklist. */
const documented: readonly Documented[] = [
  ['RUST_LOG'],
  ['RUST_LOG_FORMAT'],
  ['CODE_SECURE_MODE'],
  ['CODEX_SECURE_MODE'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT'],
  ['OTEL_EXPORTER_OTLP_PROTOCOL'],
  ['OTEL_EXPORTER_OTLP_HEADERS', undefined, 'secret'],
  ['OTEL_SERVICE_NAME'],
  ['OTEL_SERVICE_VERSION'],
  ['OTEL_ENVIRONMENT'],
];

test('X2: the catalogue is the list of the checklist, but for what is listed', () => {
  expect(catalogueDifferences(codexAppServerConfig, documented)).toEqual({
    CODEX_SECURE_MODE: 'deprecated',
    // No OpenTelemetry SDK reads these two; their facts are resource attributes.
    OTEL_SERVICE_VERSION: 'deprecated',
    OTEL_ENVIRONMENT: 'deprecated',
    OTEL_RESOURCE_ATTRIBUTES: 'added',
    // Section 7.1 sets it in Rust code; the program reads it from its environment as well.
    CODE_HOME: 'added',
  });
});

const problemsOf = (stated: Parameters<typeof codexAppServerConfig.values>[0]) =>
  codexAppServerConfig
    .values({ RUST_LOG: 'info', CODE_SECURE_MODE: 1, ...stated })
    .resolve([])
    .problems.map(({ message }) => message);

test('X2: the former name is refused with a hint', () => {
  expect(problemsOf({ CODEX_SECURE_MODE: 1 })).toEqual(['CODEX_SECURE_MODE is out of use: set CODE_SECURE_MODE.']);
});

test.each(['grpc', 'http/protobuf'] as const)('X2: OTLP over %s, with headers from a secret', protocol => {
  const endpoint = {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'https://otlp.example.com:4317',
    OTEL_SERVICE_NAME: 'codex-app-server',
    OTEL_EXPORTER_OTLP_HEADERS: secretRef('codex/otlp', 'headers'),
  };
  expect(problemsOf({ ...endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: protocol })).toEqual([]);
  expect(problemsOf(endpoint)).toEqual([
    'OTEL_EXPORTER_OTLP_ENDPOINT and OTEL_EXPORTER_OTLP_PROTOCOL must be set together; OTEL_EXPORTER_OTLP_PROTOCOL is not.',
  ]);
});
