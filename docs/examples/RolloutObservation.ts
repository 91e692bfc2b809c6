import { RolloutObservation, type System } from 'plainsail';

/** A rollout fails when Prometheus does not see what it should within two minutes. */
export function example(shop: System) {
  new RolloutObservation(shop, 'observation', {
    image: 'docker.io/library/busybox:1.37.0',
    component: 'api',
    watched: 120,
    observations: [
      {
        says: 'the API answers',
        of: 'metrics',
        finds: 'something',
        query: () => 'sum(rate(http_requests_total{namespace="shop-development", code="200"}[5m])) > 0',
      },
    ],
  });
}

export const shows = ['job-observation.yaml'];
