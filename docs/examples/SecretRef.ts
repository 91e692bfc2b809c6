import { type System, secretRef, Worker } from 'plainsail';

/** A secret of the environment's store: no value is in any file, External Secrets reads it in the cluster. */
export function example(shop: System) {
  new Worker(shop, 'mailer', {
    image: 'registry.example.com/shop:1.4.0',
    env: { SMTP_PASSWORD: secretRef('shop/smtp', 'password') },
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}

export const shows = ['externalsecret-mailer-secrets.yaml'];
