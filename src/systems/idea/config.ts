import { Catalogue, list, oneOf, port, secret, secretFile, secretText, text, url } from '../../index.js';

/** Every variable that IDEA's server reads. */
export const ideaConfig = new Catalogue('codex-server', {
  HOST: text('Address that the server listens on; 0.0.0.0 in a pod, or probes and scrapes fail', '127.0.0.1'),
  PORT: port('Port that the server listens on', 5175),
  ALLOWED_ORIGIN: url('Origin of the web client, the only one that a browser may call from', undefined, {
    required: true,
  }),

  STORAGE_ENDPOINT: url('Object store', undefined, { required: true }),
  STORAGE_BUCKET: text('Bucket of the artifacts', undefined, { required: true }),
  STORAGE_ACCESS_KEY: secret("Access key of the object store; without one, the pods' cloud identity"),
  STORAGE_SECRET_KEY: secret('Secret key of the object store'),

  KERNEL_URL: url('The Kernel that artifacts are submitted to', undefined, { required: true }),
  KERNEL_MTLS_CERT: secretFile('Client certificate towards the Kernel', {
    of: 'kernel-tls',
    type: 'kubernetes.io/tls',
    key: 'tls.crt',
  }),
  KERNEL_MTLS_KEY: secretFile('Key of the client certificate', {
    of: 'kernel-tls',
    type: 'kubernetes.io/tls',
    key: 'tls.key',
  }),
  KERNEL_JWT: secret('Token towards the Kernel'),
  KERNEL_CALLBACK_SECRET: secret('Key that the Kernel signs its callbacks with', { required: true }),

  VAULT_ADDR: url('Vault', undefined, { required: true }),
  VAULT_CLIENT_CERT: secretFile('Client certificate towards Vault', {
    of: 'vault-tls',
    type: 'kubernetes.io/tls',
    key: 'tls.crt',
  }),
  VAULT_CLIENT_KEY: secretFile('Key of that certificate', {
    of: 'vault-tls',
    type: 'kubernetes.io/tls',
    key: 'tls.key',
  }),
  KMS_SIGNING_ENDPOINT: url('Service that signs manifests'),
  KMS_SIGNING_TOKEN: secret('Token towards that service'),
  OIDC_JWKS_URL: url('Where the keys are published that tokens are verified with', undefined, { required: true }),

  DATABASE_URL: secret('PostgreSQL URL of the metadata'),
  IDEMPOTENCY_STORE: oneOf(['redis', 'postgres'], 'Where the keys of repeated requests are kept', 'postgres'),
  REDIS_URL: secret('Redis URL of those keys'),

  OTEL_EXPORTER_OTLP_ENDPOINT: url('Collector of the traces'),
  OTEL_EXPORTER_OTLP_PROTOCOL: oneOf(['grpc', 'http/protobuf'], 'How the collector is spoken to', 'http/protobuf'),
  OTEL_SERVICE_NAME: text('Name of the service in traces', 'codex-server'),
  LOG_FIELDS: list('Fields of every line of the log', ['request_id', 'actor_id', 'endpoint', 'duration_ms']),
  LOG_REDACT: list('What is never logged', ['jwt', 'private_key', 'callback_body']),
})
  .rules(
    { together: ['STORAGE_ACCESS_KEY', 'STORAGE_SECRET_KEY'] },
    { together: ['KERNEL_MTLS_CERT', 'KERNEL_MTLS_KEY'] },
    { together: ['VAULT_CLIENT_CERT', 'VAULT_CLIENT_KEY'] },
    { when: 'KMS_SIGNING_ENDPOINT', require: ['KMS_SIGNING_TOKEN'] },
    { atLeastOne: ['KERNEL_JWT', ['KERNEL_MTLS_CERT', 'KERNEL_MTLS_KEY']] },
    { when: 'IDEMPOTENCY_STORE', is: 'redis', require: ['REDIS_URL'] },
    { when: 'IDEMPOTENCY_STORE', is: 'postgres', require: ['DATABASE_URL'] },
  )
  .bind('postgres', {
    DATABASE_URL: ({ user, password, host, port, database, tls }) =>
      secretText`postgresql://${user}:${password}@${host}:${port}/${database}?sslmode=${tls}`,
  })
  .bind('redis', {
    IDEMPOTENCY_STORE: () => 'redis',
    REDIS_URL: ({ tls, password, host, port }) =>
      secretText`${tls ? 'rediss' : 'redis'}://:${password}@${host}:${port}/0`,
  })
  .bind('s3', {
    STORAGE_ENDPOINT: store => store.url,
    STORAGE_BUCKET: store => store.bucket,
    STORAGE_ACCESS_KEY: store => store.accessKey,
    STORAGE_SECRET_KEY: store => store.secretKey,
  })
  .bind('otlp', {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector => collector.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: collector => collector.encoding,
  });

/** What IDEA's web client reads: when its image is built, and where Vite serves it, when Vite starts. */
export const ideaWebConfig = new Catalogue('codex-web', {
  VITE_API_URL: url('Where browsers find the server', undefined, { buildTime: true }),
  __VITE_ADDITIONAL_SERVER_ALLOWED_HOSTS: text('Host that Vite answers for, besides localhost'),
});
