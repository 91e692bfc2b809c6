import { kubernetesApi, outside, outsideHttps, platformPort, type System, Worker } from 'plainsail';

/** Servers outside of the system: policies open exactly these ports. */
export function example(shop: System) {
  const payments = outsideHttps({ host: 'api.payments.example.com', cidrs: ['192.0.2.0/24'] });
  const syslog = outside({ host: 'logs.example.com', port: 514, protocol: 'udp', cidrs: ['198.51.100.7/32'] });
  const tracing = platformPort({ namespace: 'tracing', pods: { app: 'collector' }, port: 4317 });
  new Worker(shop, 'mailer', {
    image: 'registry.example.com/shop:1.4.0',
    calls: [payments, syslog, tracing, kubernetesApi(shop)],
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}

export const shows = ['networkpolicy-mailer.yaml'];
