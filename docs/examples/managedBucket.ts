import type { Construct } from 'constructs';
import { Environment, Fleet, managedBucket, objectStore, System, type SystemProps, Worker } from 'plainsail';

class Shop extends System {
  constructor(scope: Construct, props: SystemProps) {
    super(scope, 'shop', props);
    const uploads = this.store(
      'uploads',
      objectStore({ image: () => this.image('minio'), bucket: 'uploads', credentials: 'shop/uploads' }),
    );
    const resources = { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] } as const;
    new Worker(this, 'mailer', { image: this.image('shop'), calls: [uploads], resources });
  }
}

/** The bucket that the system asks for is one of a cloud in this environment. */
const production = new Environment('production', {
  tier: 'production',
  domain: 'example.com',
  versions: { images: { shop: { repository: 'registry.example.com/shop', versions: { production: '1.4.0' } } } },
  stores: {
    shop: {
      uploads: managedBucket({
        region: 'eu-central-1',
        host: 's3.eu-central-1.amazonaws.com',
        cidrs: ['192.0.2.0/24'],
        credentials: 'shop/uploads',
      }),
    },
  },
});

export const fleet = new Fleet({ environments: [production], systems: { shop: Shop } });

export const shows = ['networkpolicy-mailer.yaml', 'templates/bucket-uploads.json'];
