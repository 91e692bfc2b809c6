import { ScheduledJob, type System } from 'plainsail';

/** Every night at a quarter past three, with an alert when it has not succeeded for 26 hours. */
export function example(shop: System) {
  new ScheduledJob(shop, 'cleanup', {
    image: 'registry.example.com/shop:1.4.0',
    args: ['cleanup'],
    schedule: '15 3 * * *',
    timeZone: 'Europe/Berlin',
    mustSucceedWithin: '26h',
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}
