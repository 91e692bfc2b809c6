import { Autoscaler, cpuUtilization, memoryUtilization, type System } from 'plainsail';

/** Scales a Deployment that another library declares; a component has `scaling` instead. */
export function example(shop: System) {
  new Autoscaler(shop, 'scale', {
    target: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' },
    min: 2,
    max: 8,
    metrics: [cpuUtilization(70), memoryUtilization(80)],
  });
}
