import { budget, type System, Worker } from 'plainsail';

/** `plainsail cost` warns when the system costs more. */
export function example(shop: System) {
  new Worker(shop, 'mailer', {
    image: 'registry.example.com/shop:1.4.0',
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
  budget(shop, { name: 'compute', monthly: 200, covers: ['cpu', 'memory'] });
}
