import type { Construct } from 'constructs';
import {
  argoCd,
  Environment,
  Fleet,
  flux,
  managedPostgres,
  managedRedis,
  pooled,
  postgres,
  redis,
  System,
  type SystemProps,
  Worker,
} from 'plainsail';

const resources = { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] } as const;

class Shop extends System {
  constructor(scope: Construct, props: SystemProps) {
    super(scope, 'shop', props);
    const database = this.store(
      'postgres',
      postgres({ image: () => this.image('postgres'), database: 'shop', credentials: 'shop/db', resources }),
    );
    const sessions = this.store(
      'sessions',
      redis({
        image: () => this.image('redis'),
        credentials: 'shop/sessions',
        purpose: 'sessions',
        maxMemory: '128mb',
        resources,
      }),
    );
    new Worker(this, 'mailer', {
      image: this.image('shop'),
      calls: [pooled(database, 5), sessions],
      resources,
    });
  }
}

const repository = 'https://git.example.com/platform/fleet.git';
const versions = {
  images: {
    shop: { repository: 'registry.example.com/shop', versions: { staging: '1.5.0', production: '1.4.0' } },
    postgres: { repository: 'docker.io/library/postgres', versions: { staging: '17.5-alpine' } },
    redis: { repository: 'docker.io/library/redis', versions: { staging: '7.4.3-alpine' } },
  },
};

const staging = new Environment('staging', {
  tier: 'staging',
  domain: 'staging.example.com',
  versions,
  cluster: { delivery: flux({ repository, dependsOn: ['base'] }) },
});

/** Like staging, with stores outside of the cluster and Argo CD. */
const production = new Environment('production', {
  like: staging,
  tier: 'production',
  domain: 'example.com',
  cluster: { delivery: argoCd({ repository }), zones: 3 },
  stores: {
    shop: {
      postgres: managedPostgres({
        host: 'shop.postgres.example.com',
        cidrs: ['192.0.2.0/24'],
        credentials: 'shop/db',
        maxConnections: 200,
      }),
      sessions: managedRedis({ host: 'shop.redis.example.com', cidrs: ['192.0.2.0/24'], credentials: 'shop/sessions' }),
    },
  },
});

export const fleet = new Fleet({ environments: [staging, production], systems: { shop: Shop } });

export const shows = ['deployment-mailer.yaml'];
