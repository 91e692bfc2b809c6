import type { Construct } from 'constructs';
import { Environment, Fleet, pooled, postgres, System, type SystemProps, Worker } from 'plainsail';
import { cloudNativePostgres } from 'plainsail/platform';

const resources = { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] } as const;

class Shop extends System {
  constructor(scope: Construct, props: SystemProps) {
    super(scope, 'shop', props);
    const database = this.store(
      'postgres',
      postgres({
        image: 'docker.io/library/postgres:17.5-alpine',
        database: 'shop',
        credentials: 'shop/postgres',
        resources,
      }),
    );
    new Worker(this, 'mailer', { image: this.image('shop'), calls: [pooled(database, 5)], resources });
  }
}

/** The store that the system asks for is a cluster of the CloudNativePG operator in this environment. */
const production = new Environment('production', {
  tier: 'production',
  domain: 'example.com',
  versions: {
    images: {
      shop: { repository: 'registry.example.com/shop', versions: { production: '1.4.0' } },
      'cloudnative-pg': { repository: 'ghcr.io/cloudnative-pg/postgresql', versions: { production: '17.5' } },
    },
  },
  cluster: { apiServer: { cidrs: ['198.51.100.1/32'] } },
  stores: { shop: { postgres: cloudNativePostgres({ image: 'cloudnative-pg', owner: 'shop', instances: 3 }) } },
});

export const fleet = new Fleet({ environments: [production], systems: { shop: Shop } });

export const shows = ['cluster-postgres.postgresql.cnpg.io.yaml'];
