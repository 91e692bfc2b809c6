import { Catalogue, flag, secret, secretText, text, url } from '../../index.js';

/** Every variable that Helmsman's API reads. */
export const backendConfig = new Catalogue('backend', {
  DATABASE_URL: secret('PostgreSQL URL', { required: true }),
  REDIS_URL: secret('Redis URL of the sessions'),
  JWT_SECRET: secret('Key that tokens are signed with', { required: true }),

  GOOGLE_CLIENT_ID: text('OAuth client at Google'),
  GOOGLE_CLIENT_SECRET: secret('Secret of the OAuth client at Google'),
  MICROSOFT_CLIENT_ID: text('OAuth client at Microsoft'),
  MICROSOFT_CLIENT_SECRET: secret('Secret of the OAuth client at Microsoft'),
  OPENAI_API_KEY: secret('Key for OpenAI'),

  FEATURE_CALENDAR_INTEGRATION: flag('Whether calendars are read'),
  FEATURE_AI_SUGGESTIONS: flag('Whether tasks are suggested'),
})
  .rules(
    { together: ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'] },
    { together: ['MICROSOFT_CLIENT_ID', 'MICROSOFT_CLIENT_SECRET'] },
    {
      when: 'FEATURE_CALENDAR_INTEGRATION',
      is: true,
      atLeastOne: [
        ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
        ['MICROSOFT_CLIENT_ID', 'MICROSOFT_CLIENT_SECRET'],
      ],
    },
    { when: 'FEATURE_AI_SUGGESTIONS', is: true, require: ['OPENAI_API_KEY'] },
  )
  .bind('postgres', {
    // Prisma prepares statements, unless its URL names a pooler that shares connections.
    DATABASE_URL: ({ user, password, host, port, database, tls, pool, pooling }) =>
      secretText`postgresql://${user}:${password}@${host}:${port}/${database}?sslmode=${tls}&connection_limit=${pool ?? 1}${pooling === 'transaction' ? '&pgbouncer=true' : ''}`,
  })
  .bind('redis', {
    REDIS_URL: ({ tls, password, host, port }) =>
      secretText`${tls ? 'rediss' : 'redis'}://:${password}@${host}:${port}`,
  });

/** Every variable of Helmsman's web client; Next.js writes them into the pages when the image is built. */
export const frontendConfig = new Catalogue('frontend', {
  HOSTNAME: text('Address that the server listens on; in a container it would be that of the pod alone'),
  NEXT_PUBLIC_API_URL: url('Where browsers find the API', undefined, { buildTime: true }),
  NEXT_PUBLIC_WS_URL: url('Where browsers find the WebSocket gateway', undefined, { buildTime: true }),
  NEXT_PUBLIC_GOOGLE_CLIENT_ID: text('OAuth client at Google', undefined, { buildTime: true }),
});
