import { reserve, type System, Worker } from 'plainsail';

/** Room in the quota for pods that an operator makes. */
export function example(shop: System) {
  reserve(shop, { pods: 2, resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] }, volume: '10Gi' });
  new Worker(shop, 'mailer', {
    image: 'registry.example.com/shop:1.4.0',
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}

export const shows = ['resourcequota-shop.yaml'];
