import { secretRef } from '../../../src/index.js';
import { ideaConfig } from '../../../src/systems/idea/config.js';
import { catalogueDifferences, type Documented } from '../documented.js';

/** "Required env vars" of the document; it keeps KERNEL_JWT, STORAGE_* keys and the mTLS pair in Vault. */
const documented: readonly Documented[] = [
  ['HOST', '127.0.0.1'],
  ['PORT', '5175'],
  ['ALLOWED_ORIGIN'],
  ['STORAGE_ENDPOINT'],
  ['STORAGE_BUCKET'],
  ['STORAGE_ACCESS_KEY', undefined, 'secret'],
  ['STORAGE_SECRET_KEY', undefined, 'secret'],
  ['KERNEL_URL'],
  ['KERNEL_MTLS_CERT', undefined, 'secret'],
  ['KERNEL_MTLS_KEY', undefined, 'secret'],
  ['KERNEL_JWT', undefined, 'secret'],
  ['VAULT_ADDR'],
  ['KMS_SIGNING_ENDPOINT'],
  ['OIDC_JWKS_URL'],
];

test('I2: the catalogue is the list of the document, but for what is listed', () => {
  expect(catalogueDifferences(ideaConfig, documented)).toEqual({
    // "cert-based auth configs" have no names there: these are the ones that Vault's own clients read.
    VAULT_CLIENT_CERT: 'added',
    VAULT_CLIENT_KEY: 'added',
    // I10: "KMS credentials" are in Vault, and have no name there. I13: a callback is verified by a key of the Kernel.
    KMS_SIGNING_TOKEN: 'added',
    KERNEL_CALLBACK_SECRET: 'added',
    // I6: the idempotency store by configuration, and the metadata; the document names no variable.
    DATABASE_URL: 'added',
    IDEMPOTENCY_STORE: 'added',
    REDIS_URL: 'added',
    // I9: traces, and the fields and redaction of the log, in configuration; the document names no variable.
    OTEL_EXPORTER_OTLP_ENDPOINT: 'added',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'added',
    OTEL_SERVICE_NAME: 'added',
    LOG_FIELDS: 'added',
    LOG_REDACT: 'added',
  });
});

const stated = {
  ALLOWED_ORIGIN: 'https://idea.example.com',
  STORAGE_ENDPOINT: 'https://s3.example.com',
  STORAGE_BUCKET: 'artifacts',
  KERNEL_URL: 'https://kernel.example.com',
  VAULT_ADDR: 'https://vault.example.com',
  OIDC_JWKS_URL: 'https://auth.example.com/keys',
  DATABASE_URL: secretRef('idea/postgres', 'url'),
  KERNEL_CALLBACK_SECRET: secretRef('idea/kernel', 'callback-secret'),
} as const;
const problemsOf = (more: Parameters<typeof ideaConfig.values>[0]) =>
  ideaConfig
    .values({ ...stated, ...more })
    .resolve([])
    .problems.map(({ message }) => message);

test('I2: a token or the whole mTLS pair towards the Kernel', () => {
  const certificate = secretRef('idea/kernel', 'certificate');
  expect(problemsOf({})).toEqual(['one of KERNEL_JWT, KERNEL_MTLS_CERT with KERNEL_MTLS_KEY must be set.']);
  expect(problemsOf({ KERNEL_JWT: secretRef('idea/kernel', 'jwt') })).toEqual([]);
  expect(problemsOf({ KERNEL_MTLS_CERT: certificate })).toEqual([
    'KERNEL_MTLS_CERT and KERNEL_MTLS_KEY must be set together; KERNEL_MTLS_KEY is not.',
    'one of KERNEL_JWT, KERNEL_MTLS_CERT with KERNEL_MTLS_KEY must be set.',
  ]);
  expect(problemsOf({ KERNEL_MTLS_CERT: certificate, KERNEL_MTLS_KEY: secretRef('idea/kernel', 'key') })).toEqual([]);
});

test('I2: the service that signs is asked with a token', () => {
  const kernel = { KERNEL_JWT: secretRef('idea/kernel', 'jwt') };
  expect(problemsOf({ ...kernel, KMS_SIGNING_ENDPOINT: 'https://kms.example.com' })).toEqual([
    'KMS_SIGNING_TOKEN must be set when KMS_SIGNING_ENDPOINT is set.',
  ]);
});

test('I3: the mTLS pair is mounted: the program gets paths', () => {
  const pair = {
    KERNEL_MTLS_CERT: secretRef('idea/kernel', 'certificate'),
    KERNEL_MTLS_KEY: secretRef('idea/kernel', 'key'),
  };
  expect(ideaConfig.values({ ...stated, ...pair }).resolve([]).plain).toMatchObject({
    KERNEL_MTLS_CERT: '/run/secrets/kernel-tls/tls.crt',
    KERNEL_MTLS_KEY: '/run/secrets/kernel-tls/tls.key',
  });
});
