import { ConfigMap, type System } from 'plainsail';
import { PrivilegedNamespace } from 'plainsail/platform';

/** A namespace beside that of the system, for pods that Pod Security would refuse there. */
export function example(shop: System) {
  const logging = new PrivilegedNamespace(shop, 'logging', {
    namespace: 'shop-logging',
    reason: 'it reads log files of the node',
  });
  new ConfigMap(logging, 'rules', { name: 'rules', data: { level: 'info' } });
}
