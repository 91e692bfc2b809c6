import { JsonPatch } from 'cdk8s';
import { PlainObject, type System } from 'plainsail';

/** Any object, by its fields. */
export function example(shop: System) {
  const priority = new PlainObject(shop, 'priority', {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'batch' },
    value: 1000,
  });
  priority.addJsonPatch(JsonPatch.add('/description', 'Work that may wait.'));
}
