import { platformPort, type System, Worker } from 'plainsail';

/** A server of the platform that no system of the fleet declares: policies open this port of these pods. */
export function example(shop: System) {
  const tracing = platformPort({ namespace: 'tracing', pods: { app: 'collector' }, port: 4317 });
  new Worker(shop, 'mailer', {
    image: 'registry.example.com/shop:1.4.0',
    calls: [tracing],
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}

export const shows = ['networkpolicy-mailer.yaml'];
