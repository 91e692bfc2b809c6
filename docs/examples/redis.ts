import { redis, type System, Worker } from 'plainsail';

/** A cache that evicts what was used least. */
export function example(shop: System) {
  const cache = shop.store(
    'cache',
    redis({
      image: 'docker.io/library/redis:7.4.3-alpine',
      credentials: 'shop/cache',
      purpose: 'cache',
      maxMemory: '128mb',
      resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
    }),
  );
  new Worker(shop, 'mailer', {
    image: 'registry.example.com/shop:1.4.0',
    calls: [cache],
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}

export const shows = ['statefulset-cache.yaml'];
