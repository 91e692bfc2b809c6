import { objectStore, type System, Worker } from 'plainsail';

/** A bucket in the cluster, where the environment has none outside. */
export function example(shop: System) {
  const uploads = shop.store(
    'uploads',
    objectStore({
      image: 'docker.io/minio/minio:RELEASE.2025-04-22T22-12-26Z',
      bucket: 'uploads',
      credentials: 'shop/uploads',
    }),
  );
  new Worker(shop, 'mailer', {
    image: 'registry.example.com/shop:1.4.0',
    calls: [uploads],
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}

export const shows = ['statefulset-uploads.yaml'];
