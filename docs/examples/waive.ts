import { type System, Worker } from 'plainsail';
import { waive } from 'plainsail/checks';

/** A finding that the team accepts until a day. */
export function example(shop: System) {
  const importer = new Worker(shop, 'importer', {
    image: 'registry.example.com/shop:1.4.0',
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
  waive(importer, {
    check: 'minimum-replicas',
    reason: 'One import at a time, and the next one waits.',
    owner: 'checkout',
    until: '2030-01-31',
  });
}
