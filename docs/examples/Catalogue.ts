import {
  Catalogue,
  duration,
  flag,
  integer,
  list,
  oneOf,
  port,
  redis,
  type System,
  secret,
  secretFile,
  secretRef,
  switched,
  text,
  url,
  Worker,
} from 'plainsail';

/** Every variable of a program, filled in by its calls and by values. */
export function example(shop: System) {
  const variables = new Catalogue('mailer', {
    LISTEN: url('Address of the queue'),
    LEVEL: oneOf(['info', 'debug'], 'How much is logged', 'info'),
    WORKERS: integer('How many messages at once', 4),
    TIMEOUT: duration('How long one may take', '30s'),
    DRY_RUN: flag('Sends nothing', false),
    STRICT: switched('Refuses unknown recipients', 0),
    RECIPIENTS: list('Who gets copies', []),
    PORT: port('Port of the metrics', 9000),
    REDIS_HOST: text('Host of the queue'),
    REDIS_PASSWORD: secret('Password of the queue'),
    CA: secretFile('Authority of the mail server', { of: 'mail', key: 'ca.crt' }),
  }).bind('redis', { REDIS_HOST: queue => queue.host, REDIS_PASSWORD: queue => queue.password });
  const queue = shop.store(
    'queue',
    redis({
      image: 'docker.io/library/redis:7.4.3-alpine',
      credentials: 'shop/queue',
      purpose: 'sessions',
      maxMemory: '128mb',
      resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
    }),
  );
  new Worker(shop, 'mailer', {
    image: 'registry.example.com/shop:1.4.0',
    calls: [queue],
    config: variables.values({ LISTEN: 'https://queue.example.com', CA: secretRef('shop/mail', 'ca') }),
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}

export const shows = ['configmap-mailer-config.yaml', 'externalsecret-mailer-secrets.yaml'];
