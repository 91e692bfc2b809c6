import { HookJob, type System, Worker } from 'plainsail';

/** A migration that ends before the mailer starts. */
export function example(shop: System) {
  const base = {
    image: 'registry.example.com/shop:1.4.0',
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  } as const;
  const migrate = new HookJob(shop, 'migrate', { ...base, args: ['migrate'], deadline: 300 });
  new Worker(shop, 'mailer', { ...base, args: ['mailer'], dependsOn: [migrate] });
}

export const shows = ['job-migrate.yaml'];
