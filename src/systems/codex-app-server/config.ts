import { Catalogue, oneOf, secret, switched, text, url } from '../../index.js';

/** Every variable that the Codex app server reads. */
export const codexAppServerConfig = new Catalogue('codex-app-server', {
  RUST_LOG: text('What is logged, by module: info,codex_core=debug', undefined, { required: true }),
  RUST_LOG_FORMAT: oneOf(['json', 'text'], 'Form of the log'),
  CODE_HOME: text('Folder of sessions, credentials and config.toml; one process writes to it'),
  CODE_SECURE_MODE: switched('Whether the process hardens itself', undefined, { required: true }),
  CODEX_SECURE_MODE: switched('The former name', undefined, { deprecated: 'set CODE_SECURE_MODE.' }),

  OTEL_EXPORTER_OTLP_ENDPOINT: url('Collector: port 4317 for gRPC, 4318 for HTTP'),
  OTEL_EXPORTER_OTLP_PROTOCOL: oneOf(['grpc', 'http/protobuf'], 'How the collector is spoken to'),
  OTEL_EXPORTER_OTLP_HEADERS: secret('Headers for the collector, name=value; a space in a value is written %20', {
    key: 'otlp-headers',
  }),
  OTEL_SERVICE_NAME: text('Name of the service in traces and metrics'),
  OTEL_RESOURCE_ATTRIBUTES: text('service.version=1.2.3,deployment.environment.name=production'),
  OTEL_SERVICE_VERSION: text('No SDK reads it', undefined, {
    deprecated: 'put service.version into OTEL_RESOURCE_ATTRIBUTES.',
  }),
  OTEL_ENVIRONMENT: text('No SDK reads it', undefined, {
    deprecated: 'put deployment.environment.name into OTEL_RESOURCE_ATTRIBUTES.',
  }),
})
  .rules(
    { together: ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_PROTOCOL'] },
    { when: 'OTEL_EXPORTER_OTLP_HEADERS', require: ['OTEL_EXPORTER_OTLP_ENDPOINT'] },
    { when: 'OTEL_EXPORTER_OTLP_ENDPOINT', require: ['OTEL_SERVICE_NAME'] },
  )
  .bind('otlp', {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector => collector.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: collector => collector.encoding,
  });
