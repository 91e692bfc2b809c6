import { Catalogue, duration, flag, integer, list, oneOf, port, secret, text, url } from '../../index.js';

/** Every variable that CodeAI reads. */
export const codeaiConfig = new Catalogue('codeai', {
  CODEAI_HOST: text('Address that the server listens on', 'localhost'),
  CODEAI_PORT: port('Port that the server listens on', 8080),
  CODEAI_READ_TIMEOUT: duration('Longest time to read a request', '15s'),
  CODEAI_WRITE_TIMEOUT: duration('Longest time to write a response', '15s'),
  CODEAI_IDLE_TIMEOUT: duration('How long an idle connection is kept', '60s'),

  CODEAI_DB_HOST: text('PostgreSQL host', 'localhost'),
  CODEAI_DB_PORT: port('PostgreSQL port', 5432),
  CODEAI_DB_NAME: text('Database', 'codeai'),
  CODEAI_DB_USER: secret('Database user; the program assumes "postgres"', { key: 'db-user' }),
  CODEAI_DB_PASSWORD: secret('Database password', { key: 'db-password' }),
  CODEAI_DB_SSLMODE: oneOf(['disable', 'require', 'verify-ca', 'verify-full'], 'TLS towards PostgreSQL', 'disable'),
  CODEAI_DB_MAX_OPEN_CONNS: integer('Most open connections of one process', 25, { unit: 'connections' }),
  CODEAI_DB_MAX_IDLE_CONNS: integer('Most idle connections of one process', 5, { unit: 'connections' }),
  CODEAI_DB_CONN_MAX_LIFETIME: duration('How long a connection is used', '5m'),

  CODEAI_CACHE_TYPE: oneOf(['memory', 'redis'], 'Where the cache is', 'memory'),
  CODEAI_REDIS_URL: url('Redis URL'),
  CODEAI_REDIS_PASSWORD: secret('Redis password', { key: 'redis-password' }),
  CODEAI_REDIS_DB: integer('Redis database number', 0),
  CODEAI_REDIS_POOL_SIZE: integer('Connections to Redis of one process', 10, { unit: 'connections' }),
  CODEAI_REDIS_CLUSTER_ADDRS: list('Members of the Redis cluster'),
  CODEAI_REDIS_CLUSTER_MODE: flag('Whether Redis is a cluster', false),
  CODEAI_CACHE_PREFIX: text('Prefix of every key', 'codeai'),
  CODEAI_CACHE_DEFAULT_TTL: duration('How long an entry is kept', '5m'),

  CODEAI_JWT_SECRET: secret('Key that HS256 tokens are verified with, of at least 256 bits', { key: 'jwt-secret' }),
  CODEAI_JWT_PUBLIC_KEY: secret('PEM public key that RS256 tokens are verified with', { key: 'jwt-public-key' }),
  CODEAI_JWT_JWKS_URL: url('Where the keys are published'),
  CODEAI_JWT_ISSUER: text('Issuer that a token must name'),
  CODEAI_JWT_AUDIENCE: text('Audience that a token must name'),
  CODEAI_JWT_ROLES_CLAIM: text('Claim that holds the roles', 'roles'),

  CODEAI_METRICS_ENABLED: flag('Whether metrics are served', true),
  CODEAI_METRICS_NAMESPACE: text('Prefix of every metric', 'codeai'),
  CODEAI_METRICS_PATH: text('Path of the metrics', '/metrics'),
  CODEAI_METRICS_PROCESS: flag('Whether process metrics are served', true),
  CODEAI_METRICS_RUNTIME: flag('Whether Go runtime metrics are served', true),

  CODEAI_LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error'], 'Least important level that is logged', 'info'),
  CODEAI_LOG_FORMAT: oneOf(['json', 'text'], 'Form of the log', 'json'),

  CODEAI_CORS_ALLOWED_ORIGINS: list('Origins that a browser may call from'),
  CODEAI_CORS_ALLOWED_METHODS: list('Methods that a browser may use'),
  CODEAI_CORS_ALLOWED_HEADERS: list('Headers that a browser may send'),
  CODEAI_CORS_MAX_AGE: integer('How long a browser may remember the answer', undefined, { unit: 'seconds' }),
})
  .rules(
    { atLeastOne: ['CODEAI_JWT_SECRET', 'CODEAI_JWT_PUBLIC_KEY', 'CODEAI_JWT_JWKS_URL'] },
    {
      when: 'CODEAI_CACHE_TYPE',
      is: 'redis',
      exactlyOne: ['CODEAI_REDIS_URL', 'CODEAI_REDIS_CLUSTER_ADDRS'],
    },
    { when: 'CODEAI_REDIS_CLUSTER_MODE', is: false, forbid: ['CODEAI_REDIS_CLUSTER_ADDRS'] },
    { when: 'CODEAI_REDIS_CLUSTER_MODE', is: true, require: ['CODEAI_REDIS_CLUSTER_ADDRS'] },
  )
  .bind('postgres', {
    CODEAI_DB_HOST: database => database.host,
    CODEAI_DB_PORT: database => database.port,
    CODEAI_DB_NAME: database => database.database,
    CODEAI_DB_USER: database => database.user,
    CODEAI_DB_PASSWORD: database => database.password,
    CODEAI_DB_SSLMODE: database => database.tls,
    CODEAI_DB_MAX_OPEN_CONNS: database => database.pool,
    // In session mode an idle client keeps a connection of the server from everybody else.
    CODEAI_DB_MAX_IDLE_CONNS: database => (database.pooling === 'session' ? 2 : undefined),
  })
  .bind('redis', {
    CODEAI_CACHE_TYPE: () => 'redis',
    CODEAI_REDIS_URL: cache =>
      cache.members ? undefined : `${cache.tls ? 'rediss' : 'redis'}://${cache.host}:${cache.port}`,
    CODEAI_REDIS_CLUSTER_MODE: cache => (cache.members ? true : undefined),
    CODEAI_REDIS_CLUSTER_ADDRS: cache => cache.members,
    CODEAI_REDIS_PASSWORD: cache => cache.password,
  });
