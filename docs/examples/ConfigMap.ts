import { ConfigMap, type System } from 'plainsail';

/** A file for programs that are not components. */
export function example(shop: System) {
  new ConfigMap(shop, 'order-limits', { name: 'order-limits', data: { 'limits.json': '{"orders": 100}' } });
}
