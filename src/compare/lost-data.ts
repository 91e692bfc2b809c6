import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { isProtected } from '../graph/protection.js';
import { formatObject } from '../problem.js';
import type { Change } from './change.js';

/** What is gone with each kind, besides the object. */
const holds: Readonly<Record<string, string>> = {
  StatefulSet: 'its pods stop, and whoever calls them fails',
  PersistentVolumeClaim: 'its data is deleted',
  PersistentVolume: 'its data may be deleted',
  Namespace: 'everything in it is deleted',
  CustomResourceDefinition: 'every object of the kind is deleted',
  Cluster: 'its databases are deleted',
};

/** Objects with data that the next render does not have, or no longer protects. */
export function* lostData(previous: Graph, next: Graph): Iterable<Change> {
  for (const [kind, loss] of Object.entries(holds)) {
    for (const object of previous.ofKind(kind)) {
      const after = next.get(object.group, kind, object.namespace, object.name);
      if (!after) {
        const successor = isProtected(object) ? newcomer(object, previous, next) : undefined;
        if (successor) yield replaced(object, successor);
        else yield isProtected(object) ? leftBehind(object, previous, next) : removed(object, next, loss);
      }
      if (!after || !isProtected(object) || isProtected(after)) continue;
      const message = 'is no longer protected from pruning; the previous render was';
      const hint =
        'Keep `argocd.argoproj.io/sync-options: Prune=false` or `kustomize.toolkit.fluxcd.io/prune: disabled`.';
      yield { id: 'protection-removed', object: after, path: 'metadata.annotations', message, hint };
    }
  }
}

function removed(object: GraphObject, next: Graph, loss: string): Change {
  const [other] = next
    .ofKind(object.kind)
    .filter(({ name, namespace }) => name === object.name || namespace === object.namespace);
  const renamed = other ? `; a rename to ${formatObject(other)} is a removal` : '';
  return {
    id: 'data-removed',
    object,
    path: '',
    message: `is in the previous render and not in this one: ${loss}${renamed}`,
    hint: 'Keep the object, or move its data first.',
  };
}

/** An object of the same kind that appears in the namespace that a protected one vanishes from. */
const newcomer = ({ group, kind, namespace }: GraphObject, previous: Graph, next: Graph): GraphObject | undefined =>
  next
    .ofKind(kind)
    .find(
      each => each.group === group && each.namespace === namespace && !previous.get(group, kind, namespace, each.name),
    );

const replaced = (object: GraphObject, successor: GraphObject): Change => ({
  id: 'data-removed',
  object,
  path: '',
  message: `is not in this render, and ${formatObject(successor)} is new: that one begins empty, and this one stays without what belonged to it`,
  hint: `Keep the name, or move the data to ${formatObject(successor)} first.`,
});

/** What stays in the cluster, and is nobody's any more. */
function leftBehind(object: GraphObject, previous: Graph, next: Graph): Change {
  const gone = previous.objects.filter(
    each =>
      each.namespace === object.namespace &&
      isProtected(each) &&
      !next.get(each.group, each.kind, each.namespace, each.name),
  );
  const names = (object.kind === 'Namespace' ? [object] : gone).map(({ kind, group, name }) =>
    [kind.toLowerCase(), ...(group === '' ? [] : group.split('.'))].join('.').concat(`/${name}`),
  );
  const namespace = object.namespace === undefined ? '' : ` --namespace ${object.namespace}`;
  return {
    id: 'left-behind',
    object,
    path: '',
    message: `is in the previous render and not in this one: it is protected, so it stays in the cluster${gone.length > 1 ? ` with ${gone.length - 1} others that are protected with it` : ''}, and no delivery tool manages it`,
    hint: `In two steps it goes: first accept it here, and deliver that; then, when its data is copied or no longer needed: kubectl delete${namespace} ${names.join(' ')}.`,
  };
}
