import type { Construct } from 'constructs';
import { Environment, Fleet, System, type SystemProps, Worker } from 'plainsail';

/** What runs together in one namespace of each environment. */
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

const staging = new Environment('staging', {
  tier: 'staging',
  domain: 'staging.example.com',
  versions: { images: { shop: { repository: 'registry.example.com/shop', versions: { staging: '1.5.0' } } } },
});

export const fleet = new Fleet({ environments: [staging], systems: { shop: Shop } });

export const shows = ['namespace-shop-staging.yaml', 'deployment-mailer.yaml'];
