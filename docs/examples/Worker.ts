import { exec, outside, podField, type System, secretRef, Worker } from 'plainsail';

/** Takes work from elsewhere and serves nobody. */
export function example(shop: System) {
  new Worker(shop, 'mailer', {
    image: 'registry.example.com/shop:1.4.0',
    args: ['mailer'],
    initSteps: [{ name: 'templates', image: 'registry.example.com/shop:1.4.0', args: ['fetch-templates'] }],
    calls: [outside({ host: 'smtp.example.com', port: 587, cidrs: ['192.0.2.0/24'] })],
    env: { LOG: 'info', TOKEN: secretRef('shop/mailer', 'token'), NODE: podField('spec.nodeName') },
    writable: { '/tmp': '128Mi' },
    liveness: exec(['/bin/alive']),
    grace: 60,
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}
