import { at } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';
import type { Change } from './change.js';
import { keptAsItWas, refusal } from './refusal.js';

/** The address of a Service: another one is refused, and one that is removed stays; the class of a load balancer as well. */
export function* serviceChanges(before: GraphObject, after: GraphObject): Iterable<Change> {
  if (after.kind !== 'Service') return;
  const [was, is] = [before, after].map(({ manifest }) => at(manifest, 'spec')) as [Spec, Spec];
  yield* address(was, is, after);
  const [classWas, classIs] = [was['loadBalancerClass'] ?? '', is['loadBalancerClass'] ?? ''];
  if (was['type'] === 'LoadBalancer' && is['type'] === 'LoadBalancer' && classWas !== '' && classWas !== classIs)
    yield refusal(
      after,
      'spec.loadBalancerClass',
      'was set, and cannot change after that: the API server refuses the object',
    );
}

type Spec = Readonly<Record<string, unknown>>;

function* address(was: Spec, is: Spec, object: GraphObject): Iterable<Change> {
  const [old, address] = [was['clusterIP'] ?? '', is['clusterIP'] ?? ''];
  if (old === address || old === '' || was['type'] === 'ExternalName' || is['type'] === 'ExternalName') return;
  yield address === '' ? keptAsItWas(object, 'spec.clusterIP', old) : refusal(object, 'spec.clusterIP');
}
