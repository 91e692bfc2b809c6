import { type System, Worker } from 'plainsail';

/** Two to six pods by their load, over zones, of which one may be missing when a node is drained. */
export function example(shop: System) {
  new Worker(shop, 'mailer', {
    image: 'registry.example.com/shop:1.4.0',
    replicas: [2, 6],
    scaling: { cpu: 70 },
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}

export const shows = ['horizontalpodautoscaler-mailer.yaml', 'poddisruptionbudget-mailer.yaml'];
