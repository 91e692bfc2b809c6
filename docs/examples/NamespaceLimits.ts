import { Chart } from 'cdk8s';
import { NamespaceLimits, type System, Worker } from 'plainsail';

/** A quota and limits from the demand of the components in a chart; a System has them by itself. */
export function example(shop: System) {
  const chart = new Chart(shop, 'batch', { namespace: 'batch' });
  new NamespaceLimits(chart, 'limits', { name: 'batch' });
  new Worker(chart, 'importer', {
    image: 'registry.example.com/shop:1.4.0',
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}

export const shows = ['resourcequota-batch.batch.yaml'];
