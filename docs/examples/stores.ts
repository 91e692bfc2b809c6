import type { Construct } from 'constructs';
import {
  dumpFirst,
  Environment,
  Fleet,
  HookJob,
  httpGet,
  managedBucket,
  objectStore,
  pooled,
  postgres,
  redis,
  redisCluster,
  System,
  type SystemProps,
  WebService,
} from 'plainsail';
import { cloudNativePostgres } from 'plainsail/platform';

const resources = { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] } as const;
const cidrs = ['192.0.2.0/24'];

class Shop extends System {
  constructor(scope: Construct, props: SystemProps) {
    super(scope, 'shop', props);
    const image = this.image('shop');
    const database = this.store(
      'postgres',
      postgres({ image: () => this.image('postgres'), database: 'shop', credentials: 'shop/db', resources }),
    );
    const cache = this.store(
      'cache',
      redis({
        image: () => this.image('redis'),
        credentials: 'shop/cache',
        purpose: 'cache',
        maxMemory: '128mb',
        resources,
      }),
    );
    const uploads = this.store(
      'uploads',
      objectStore({ image: () => this.image('minio'), bucket: 'uploads', credentials: 'shop/uploads' }),
    );
    // It dumps the database into the bucket, and migrates only then.
    const migrate = new HookJob(this, 'migrate', {
      image: 'docker.io/library/postgres:17.5-alpine',
      command: ['psql', '--file', '/migration.sql'],
      ...dumpFirst({
        database,
        image: 'docker.io/library/postgres:17.5-alpine',
        to: uploads,
        uploader: 'docker.io/rclone/rclone:1.69.1',
        folder: 'before-migration',
      }),
      user: 70,
      resources,
    });
    new WebService(this, 'api', {
      image,
      ports: { http: 8080 },
      probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
      calls: [pooled(database, 10), cache, uploads],
      dependsOn: [migrate],
      resources,
    });
  }
}

const production = new Environment('production', {
  tier: 'production',
  domain: 'example.com',
  versions: {
    images: {
      shop: { repository: 'registry.example.com/shop', versions: { production: '1.4.0' } },
      redis: { repository: 'docker.io/library/redis', versions: { production: '7.4.3-alpine' } },
      'cloudnative-pg': { repository: 'ghcr.io/cloudnative-pg/postgresql', versions: { production: '17.5' } },
    },
  },
  cluster: { apiServer: { cidrs: ['198.51.100.1/32'] } },
  stores: {
    shop: {
      postgres: cloudNativePostgres({
        image: 'cloudnative-pg',
        owner: 'shop',
        instances: 3,
        backup: {
          destination: 's3://shop-backups/postgres',
          host: 's3.eu-central-1.amazonaws.com',
          cidrs,
          credentials: 'shop/backups',
          retention: '30d',
        },
      }),
      cache: redisCluster({ image: 'redis', purpose: 'cache', maxMemory: '128mb', resources }),
      uploads: managedBucket({
        region: 'eu-central-1',
        host: 's3.eu-central-1.amazonaws.com',
        cidrs,
        credentials: 'shop/uploads',
      }),
    },
  },
});

export const fleet = new Fleet({ environments: [production], systems: { shop: Shop } });

export const shows = ['cluster-postgres.postgresql.cnpg.io.yaml', 'job-migrate.yaml'];
