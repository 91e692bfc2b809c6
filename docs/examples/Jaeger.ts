import type { System } from 'plainsail';
import { Jaeger } from 'plainsail/platform';

/** Traces in memory, for development. */
export function example(shop: System) {
  new Jaeger(shop, 'jaeger', {
    image: 'docker.io/jaegertracing/jaeger:2.6.0',
    maxTraces: 50000,
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}
