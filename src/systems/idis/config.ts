import { Catalogue, flag, integer, oneOf, port, secret, secretFile, secretText, text, url } from '../../index.js';

/** Every variable that IDIS's API reads. */
export const idisConfig = new Catalogue('idis-api', {
  IDIS_DATABASE_URL: secret('PostgreSQL URL', { required: true }),
  PGSSLROOTCERT: secretFile('Who signs the certificate of the database; its client library reads it', {
    of: 'database-ca',
    key: 'ca.crt',
  }),
  IDIS_REDIS_URL: secret('Redis URL', { required: true }),
  IDIS_JWT_SECRET: secret('Key that tokens are signed with', { required: true }),
  IDIS_ENCRYPTION_KEY: secret('AES-256 key that credentials are encrypted with', { required: true }),

  IDIS_ENV: oneOf(['development', 'staging', 'production'], 'Environment', 'development'),
  IDIS_LOG_LEVEL: oneOf(['DEBUG', 'INFO', 'WARNING', 'ERROR'], 'Least important level that is logged', 'INFO'),
  IDIS_PORT: port('Port that the API listens on', 8000),
  IDIS_WORKERS: integer('Processes that answer requests', 1, { unit: 'processes' }),

  IDIS_OBJECT_STORE_TYPE: oneOf(['s3', 'azure', 'gcs', 'filesystem'], 'Where documents are kept', 'filesystem'),
  IDIS_S3_ENDPOINT: url('Object store; the default is that of AWS'),
  IDIS_S3_BUCKET: text('Bucket of the documents', 'idis-documents'),
  IDIS_S3_ACCESS_KEY: secret("Access key; without one, the pods' cloud identity"),
  IDIS_S3_SECRET_KEY: secret('Secret key'),
  IDIS_S3_REGION: text('Region of the bucket', 'us-east-1'),

  IDIS_OTEL_ENDPOINT: url('OpenTelemetry collector'),
  IDIS_OTEL_SERVICE_NAME: text('Name of the service in traces', 'idis-api'),
  IDIS_METRICS_ENABLED: flag('Whether metrics are served', true),

  IDIS_LLM_PROVIDER: oneOf(['openai', 'anthropic', 'azure'], 'Who runs the language model', 'openai'),
  IDIS_OPENAI_API_KEY: secret('Key for OpenAI'),
  IDIS_ANTHROPIC_API_KEY: secret('Key for Anthropic'),
  IDIS_AZURE_OPENAI_ENDPOINT: url('OpenAI at Azure'),
  IDIS_AZURE_OPENAI_KEY: secret('Key for OpenAI at Azure'),

  IDIS_RATE_LIMIT_USER: integer('What a user may ask', 600, { unit: 'requests per minute' }),
  IDIS_RATE_LIMIT_INTEGRATION: integer('What an integration may ask', 1200, { unit: 'requests per minute' }),
})
  .rules(
    { together: ['IDIS_S3_ACCESS_KEY', 'IDIS_S3_SECRET_KEY'] },
    { when: 'IDIS_OBJECT_STORE_TYPE', is: 's3', require: ['IDIS_S3_BUCKET', 'IDIS_S3_REGION'] },
    { when: 'IDIS_LLM_PROVIDER', is: 'openai', require: ['IDIS_OPENAI_API_KEY'] },
    { when: 'IDIS_LLM_PROVIDER', is: 'anthropic', require: ['IDIS_ANTHROPIC_API_KEY'] },
    { when: 'IDIS_LLM_PROVIDER', is: 'azure', require: ['IDIS_AZURE_OPENAI_ENDPOINT', 'IDIS_AZURE_OPENAI_KEY'] },
  )
  .bind('postgres', {
    IDIS_DATABASE_URL: ({ user, password, host, port, database, tls }) =>
      secretText`postgresql://${user}:${password}@${host}:${port}/${database}?sslmode=${tls}`,
    PGSSLROOTCERT: ({ authority }) => authority,
  })
  .bind('redis', {
    IDIS_REDIS_URL: ({ tls, password, host, port }) =>
      secretText`${tls ? 'rediss' : 'redis'}://:${password}@${host}:${port}/0`,
  })
  .bind('s3', {
    IDIS_OBJECT_STORE_TYPE: () => 's3',
    IDIS_S3_ENDPOINT: store => store.url,
    IDIS_S3_BUCKET: store => store.bucket,
    IDIS_S3_REGION: store => store.region,
    IDIS_S3_ACCESS_KEY: store => store.accessKey,
    IDIS_S3_SECRET_KEY: store => store.secretKey,
  })
  .bind('otlp', { IDIS_OTEL_ENDPOINT: collector => collector.url });

/** Every variable of IDIS's web client; Next.js writes it into the pages when the image is built. */
export const idisUiConfig = new Catalogue('idis-ui', {
  HOSTNAME: text('Address that the server listens on; in a container it would be that of the pod alone'),
  NEXT_PUBLIC_API_URL: url('Where browsers find the API', undefined, { buildTime: true }),
});
