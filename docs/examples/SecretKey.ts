import { type System, secretKey, Worker } from 'plainsail';

/** A key of a Secret that the environment's platform makes: the pod reads it, nothing here renders it. */
export function example(shop: System) {
  shop.external({
    unit: { kind: 'HelmRelease', namespace: 'messages', name: 'broker' },
    provides: { Secret: ['broker-login'] },
  });
  new Worker(shop, 'mailer', {
    image: 'registry.example.com/shop:1.4.0',
    env: { BROKER_PASSWORD: secretKey('broker-login', 'password') },
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}

export const shows = ['deployment-mailer.yaml'];
