import type { Construct } from 'constructs';
import { Environment, Fleet, System, type SystemProps, Worker } from 'plainsail';

class Shop extends System {
  constructor(scope: Construct, props: SystemProps) {
    super(scope, 'shop', props);
    new Worker(this, 'mailer', {
      image: this.image('shop'),
      env: { HOST: this.environment.host('shop') },
      resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
    });
  }
}

const versions = {
  images: {
    shop: { repository: 'registry.example.com/shop', versions: { production: '1.4.0', staging: '1.5.0' } },
  },
};

const production = new Environment('production', {
  tier: 'production',
  domain: 'example.com',
  versions,
  cluster: { kubernetes: '1.33', zones: 3 },
});

/** Whatever is not stated here is as in production. */
const staging = new Environment('staging', { like: production, tier: 'staging', domain: 'staging.example.com' });

export const fleet = new Fleet({ environments: [production, staging], systems: { shop: Shop } });

export const shows = ['namespace-shop-production.yaml', 'deployment-mailer.yaml'];
