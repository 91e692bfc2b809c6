import { codeaiConfig } from '../../../src/systems/codeai/config.js';
import { catalogueDifferences, type Documented } from '../documented.js';

/** "Environment Variables" of the deployment guide, and the CORS variables of its security section. */
const documented: readonly Documented[] = [
  ['CODEAI_HOST', 'localhost'],
  ['CODEAI_PORT', '8080'],
  ['CODEAI_READ_TIMEOUT', '15s'],
  ['CODEAI_WRITE_TIMEOUT', '15s'],
  ['CODEAI_IDLE_TIMEOUT', '60s'],
  ['CODEAI_DB_HOST', 'localhost'],
  ['CODEAI_DB_PORT', '5432'],
  ['CODEAI_DB_NAME', 'codeai'],
  ['CODEAI_DB_USER', 'postgres', 'secret'],
  ['CODEAI_DB_PASSWORD', undefined, 'secret'],
  ['CODEAI_DB_SSLMODE', 'disable'],
  ['CODEAI_DB_MAX_OPEN_CONNS', '25'],
  ['CODEAI_DB_MAX_IDLE_CONNS', '5'],
  ['CODEAI_DB_CONN_MAX_LIFETIME', '5m'],
  ['CODEAI_CACHE_TYPE', 'memory'],
  ['CODEAI_REDIS_URL'],
  ['CODEAI_REDIS_PASSWORD', undefined, 'secret'],
  ['CODEAI_REDIS_DB', '0'],
  ['CODEAI_REDIS_POOL_SIZE', '10'],
  ['CODEAI_REDIS_CLUSTER_ADDRS'],
  ['CODEAI_REDIS_CLUSTER_MODE', 'false'],
  ['CODEAI_CACHE_PREFIX', 'codeai'],
  ['CODEAI_CACHE_DEFAULT_TTL', '5m'],
  ['CODEAI_JWT_SECRET', undefined, 'secret'],
  ['CODEAI_JWT_PUBLIC_KEY'],
  ['CODEAI_JWT_JWKS_URL'],
  ['CODEAI_JWT_ISSUER'],
  ['CODEAI_JWT_AUDIENCE'],
  ['CODEAI_JWT_ROLES_CLAIM', 'roles'],
  ['CODEAI_METRICS_ENABLED', 'true'],
  ['CODEAI_METRICS_NAMESPACE', 'codeai'],
  ['CODEAI_METRICS_PATH', '/metrics'],
  ['CODEAI_METRICS_PROCESS', 'true'],
  ['CODEAI_METRICS_RUNTIME', 'true'],
  ['CODEAI_LOG_LEVEL', 'info'],
  ['CODEAI_LOG_FORMAT', 'json'],
  ['CODEAI_CORS_ALLOWED_ORIGINS'],
  ['CODEAI_CORS_ALLOWED_METHODS'],
  ['CODEAI_CORS_ALLOWED_HEADERS'],
  ['CODEAI_CORS_MAX_AGE'],
];

test('A2: the catalogue is the variable reference of the guide, but for what is listed', () => {
  expect(catalogueDifferences(codeaiConfig, documented)).toEqual({
    // It comes with the password from the store, so its default is never taken; the description names it.
    CODEAI_DB_USER: 'default undefined',
    // Kept with the other keys, so that a key pair is replaced in one place.
    CODEAI_JWT_PUBLIC_KEY: 'secret',
  });
});

const problemsOf = (stated: Parameters<typeof codeaiConfig.values>[0]) =>
  codeaiConfig
    .values(stated)
    .resolve([])
    .problems.map(({ message }) => message);
const jwt = { CODEAI_JWT_JWKS_URL: 'https://auth.example.com/keys' } as const;

test('A2: tokens need a way to be verified', () => {
  expect(problemsOf({})).toEqual(['one of CODEAI_JWT_SECRET, CODEAI_JWT_PUBLIC_KEY, CODEAI_JWT_JWKS_URL must be set.']);
  expect(problemsOf(jwt)).toEqual([]);
});

test('A2: Redis is one server or a cluster', () => {
  expect(problemsOf({ ...jwt, CODEAI_CACHE_TYPE: 'redis' })).toEqual([
    'exactly one of CODEAI_REDIS_URL, CODEAI_REDIS_CLUSTER_ADDRS must be set, not 0 when CODEAI_CACHE_TYPE is "redis".',
  ]);
  expect(problemsOf({ ...jwt, CODEAI_REDIS_CLUSTER_MODE: true })).toEqual([
    'CODEAI_REDIS_CLUSTER_ADDRS must be set when CODEAI_REDIS_CLUSTER_MODE is "true".',
  ]);
  expect(problemsOf({ ...jwt, CODEAI_REDIS_CLUSTER_ADDRS: ['redis-0.redis:6379'] })).toEqual([
    'CODEAI_REDIS_CLUSTER_ADDRS must not be set when CODEAI_REDIS_CLUSTER_MODE is "false".',
  ]);
  const cluster = { CODEAI_CACHE_TYPE: 'redis', CODEAI_REDIS_CLUSTER_MODE: true } as const;
  expect(problemsOf({ ...jwt, ...cluster, CODEAI_REDIS_CLUSTER_ADDRS: ['a:6379', 'b:6379'] })).toEqual([]);
});
