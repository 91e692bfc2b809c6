import { objectStore, PostgresDumps, postgres, type System } from 'plainsail';

/** A nightly dump of a database into a bucket. */
export function example(shop: System) {
  const database = shop.store(
    'postgres',
    postgres({
      image: 'docker.io/library/postgres:17.5-alpine',
      database: 'shop',
      credentials: 'shop/postgres',
      resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
    }),
  );
  const to = shop.store(
    'backups',
    objectStore({
      image: 'docker.io/minio/minio:RELEASE.2025-04-22T22-12-26Z',
      bucket: 'backups',
      credentials: 'shop/backups',
    }),
  );
  new PostgresDumps(shop, 'dumps', {
    name: 'shop-dumps',
    database,
    to,
    image: 'docker.io/library/postgres:17.5-alpine',
    uploader: 'docker.io/rclone/rclone:1.69.1',
    folder: 'shop',
    user: 70,
    keepDays: 14,
  });
}

export const shows = ['cronjob-shop-dumps-dump.yaml'];
