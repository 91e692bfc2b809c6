import type { Construct } from 'constructs';
import { Environment, Fleet, redis, redisCluster, System, type SystemProps, Worker } from 'plainsail';

const resources = { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] } as const;

class Shop extends System {
  constructor(scope: Construct, props: SystemProps) {
    super(scope, 'shop', props);
    const sessions = this.store(
      'sessions',
      redis({
        image: 'docker.io/library/redis:7.4.3-alpine',
        credentials: 'shop/sessions',
        purpose: 'sessions',
        maxMemory: '128mb',
        resources,
      }),
    );
    new Worker(this, 'mailer', { image: this.image('shop'), calls: [sessions], resources });
  }
}

/** The store that the system asks for is a cluster of three members in this environment. */
const production = new Environment('production', {
  tier: 'production',
  domain: 'example.com',
  versions: {
    images: {
      shop: { repository: 'registry.example.com/shop', versions: { production: '1.4.0' } },
      redis: { repository: 'docker.io/library/redis', versions: { production: '7.4.3-alpine' } },
    },
  },
  stores: { shop: { sessions: redisCluster({ image: 'redis', members: 3, purpose: 'sessions', maxMemory: '128mb' }) } },
});

export const fleet = new Fleet({ environments: [production], systems: { shop: Shop } });

export const shows = ['statefulset-sessions.yaml'];
