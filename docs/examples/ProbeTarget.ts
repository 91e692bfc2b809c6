import type { System } from 'plainsail';
import { ProbeTarget } from 'plainsail/monitoring';

/** A page that the blackbox exporter asks for from outside. */
export function example(shop: System) {
  new ProbeTarget(shop, 'probe', {
    name: 'front-page',
    urls: ['https://shop.example.com/'],
    prober: 'blackbox-exporter.monitoring:9115',
  });
}
