import { type System, secretRef, secretText, Worker } from 'plainsail';

/** A URL with a password in it: a template that External Secrets completes in the cluster. */
export function example(shop: System) {
  new Worker(shop, 'mailer', {
    image: 'registry.example.com/shop:1.4.0',
    env: { SMTP_URL: secretText`smtps://shop:${secretRef('shop/smtp', 'password')}@smtp.example.com` },
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}

export const shows = ['externalsecret-mailer-secrets.yaml'];
