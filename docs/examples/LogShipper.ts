import type { System } from 'plainsail';
import { LogShipper } from 'plainsail/platform';

/** Logs of pods to the log store of the environment. */
export function example(shop: System) {
  const versions = { alloy: 'docker.io/grafana/alloy:v1.8.3', 'fluent-bit': 'docker.io/fluent/fluent-bit:4.0.1' };
  new LogShipper(shop, 'logs', { image: program => versions[program], pods: { app: 'api' }, podNames: 'api-' });
}
