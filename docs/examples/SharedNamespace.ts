import { ConfigMap, SharedNamespace, type System } from 'plainsail';

/** An object in a namespace that other systems have as well. */
export function example(shop: System) {
  const monitoring = new SharedNamespace(shop, 'monitoring', { namespace: 'monitoring' });
  new ConfigMap(monitoring, 'targets', { name: 'shop-targets', data: { 'targets.yaml': '[]' } });
}
