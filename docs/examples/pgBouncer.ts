import { pgBouncer, pooled, postgres, type System, Worker } from 'plainsail';

/** A pooler in front of a PostgreSQL server: 200 clients share 20 connections. */
export function example(shop: System) {
  const database = shop.store(
    'postgres',
    postgres({
      image: 'docker.io/library/postgres:17.5-alpine',
      database: 'shop',
      credentials: 'shop/postgres',
      resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
    }),
  );
  const pooler = pgBouncer(shop, 'pooler', {
    image: 'docker.io/edoburu/pgbouncer:1.24.1',
    database,
    pooling: 'transaction',
    poolSize: 20,
    maxClients: 200,
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
  new Worker(shop, 'mailer', {
    image: 'registry.example.com/shop:1.4.0',
    calls: [pooled(pooler, 5)],
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}

export const shows = ['deployment-pooler.yaml'];
