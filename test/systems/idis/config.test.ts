import { secretRef } from '../../../src/index.js';
import { idisConfig, idisUiConfig } from '../../../src/systems/idis/config.js';
import { catalogueDifferences, type Documented } from '../documented.js';

/** Section 4 of the document; NEXT_PUBLIC_API_URL is of its section 2. */
const documented: readonly Documented[] = [
  ['IDIS_DATABASE_URL', undefined, 'secret'],
  ['IDIS_REDIS_URL', undefined, 'secret'],
  ['IDIS_JWT_SECRET', undefined, 'secret'],
  ['IDIS_ENCRYPTION_KEY', undefined, 'secret'],
  ['IDIS_ENV', 'development'],
  ['IDIS_LOG_LEVEL', 'INFO'],
  ['IDIS_PORT', '8000'],
  ['IDIS_WORKERS', '1'],
  ['IDIS_OBJECT_STORE_TYPE', 'filesystem'],
  ['IDIS_S3_ENDPOINT'],
  ['IDIS_S3_BUCKET', 'idis-documents'],
  ['IDIS_S3_ACCESS_KEY', undefined, 'secret'],
  ['IDIS_S3_SECRET_KEY', undefined, 'secret'],
  ['IDIS_S3_REGION', 'us-east-1'],
  ['IDIS_OTEL_ENDPOINT'],
  ['IDIS_OTEL_SERVICE_NAME', 'idis-api'],
  ['IDIS_METRICS_ENABLED', 'true'],
  ['IDIS_LLM_PROVIDER', 'openai'],
  ['IDIS_OPENAI_API_KEY', undefined, 'secret'],
  ['IDIS_ANTHROPIC_API_KEY', undefined, 'secret'],
  ['IDIS_AZURE_OPENAI_ENDPOINT'],
  ['IDIS_AZURE_OPENAI_KEY', undefined, 'secret'],
  ['IDIS_RATE_LIMIT_USER', '600'],
  ['IDIS_RATE_LIMIT_INTEGRATION', '1200'],
];

test('D3: the catalogue is section 4', () => {
  expect(catalogueDifferences(idisConfig, documented)).toEqual({
    // Production verifies the certificate of a database whose authority no image brings.
    PGSSLROOTCERT: 'added',
  });
  expect(catalogueDifferences(idisUiConfig, [['NEXT_PUBLIC_API_URL']])).toEqual({
    NEXT_PUBLIC_API_URL: 'build-time',
    // Next.js listens on it, and Kubernetes sets it to the name of the pod.
    HOSTNAME: 'added',
  });
});

test('D3: exactly the four required variables are required', () => {
  const required = Object.entries(idisConfig.variables).flatMap(([name, { required }]) => (required ? [name] : []));
  expect(required).toEqual(['IDIS_DATABASE_URL', 'IDIS_REDIS_URL', 'IDIS_JWT_SECRET', 'IDIS_ENCRYPTION_KEY']);
});

const secret = secretRef('idis/a', 'b');
const stated = {
  IDIS_DATABASE_URL: secret,
  IDIS_REDIS_URL: secret,
  IDIS_JWT_SECRET: secret,
  IDIS_ENCRYPTION_KEY: secret,
};
const problemsOf = (more: Parameters<typeof idisConfig.values>[0]) =>
  idisConfig
    .values({ ...stated, ...more })
    .resolve([])
    .problems.map(({ message }) => message);

test('D3: the chosen provider of the language model has its key', () => {
  expect(problemsOf({})).toEqual(['IDIS_OPENAI_API_KEY must be set when IDIS_LLM_PROVIDER is "openai".']);
  expect(problemsOf({ IDIS_LLM_PROVIDER: 'anthropic' })).toEqual([
    'IDIS_ANTHROPIC_API_KEY must be set when IDIS_LLM_PROVIDER is "anthropic".',
  ]);
  expect(problemsOf({ IDIS_LLM_PROVIDER: 'azure', IDIS_AZURE_OPENAI_KEY: secret })).toEqual([
    'IDIS_AZURE_OPENAI_ENDPOINT must be set when IDIS_LLM_PROVIDER is "azure".',
  ]);
});

test('D3: an object store is opened with both keys or with a cloud identity', () => {
  const s3 = { IDIS_OPENAI_API_KEY: secret, IDIS_OBJECT_STORE_TYPE: 's3' } as const;
  expect(problemsOf(s3)).toEqual([]);
  expect(problemsOf({ ...s3, IDIS_S3_ACCESS_KEY: secret })).toEqual([
    'IDIS_S3_ACCESS_KEY and IDIS_S3_SECRET_KEY must be set together; IDIS_S3_SECRET_KEY is not.',
  ]);
});
