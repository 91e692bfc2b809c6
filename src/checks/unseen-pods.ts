import type { Graph } from '../graph/graph.js';
import { podIndex } from '../graph/label-index.js';
import { canOnlyBeGiven } from '../graph/labels-set-later.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import { makerIn } from '../graph/outside.js';
import { allowedIn } from '../graph/rbac.js';
import type { Labels } from '../intent/endpoint.js';
import { formatObject } from '../problem.js';

/** Why pods with these labels may exist although no manifest makes them; undefined when no manifest hints at it. */
export function unseenPods(graph: Graph, from: GraphObject, labels: Labels): string | undefined {
  const namespace = namespaceOf(from);
  const key = Object.keys(labels).find(label => canOnlyBeGiven(label, label => isWritten(graph, label)));
  if (key !== undefined) return `A controller may set the label ${key} at run time`;
  const maker = makerIn(graph, namespace);
  if (maker) return `${formatObject(maker)} may make such pods`;
  const elsewhere = placedLater(graph, from, labels);
  if (elsewhere) return elsewhere;
  if (from.unit) return undefined;
  if (isForeign(graph, namespace))
    return `No manifest has a pod of namespace "${namespace}", or the namespace itself: they may come from elsewhere`;
  return labelledLater(graph, namespace, labels);
}

/** A namespace that others fill: the manifests have none of its pods, nor the namespace itself. */
const isForeign = (graph: Graph, namespace: string): boolean =>
  podIndex(graph).in(namespace).length === 0 && graph.get('', 'Namespace', undefined, namespace) === undefined;

/** Pods that lack nothing but labels that they have no value for, and a right to give pods labels. */
function labelledLater(graph: Graph, namespace: string, labels: Labels): string | undefined {
  const binding = allowedIn(graph, namespace, 'patch', 'pods') ?? allowedIn(graph, namespace, 'update', 'pods');
  if (!binding) return undefined;
  const near = podIndex(graph)
    .in(namespace)
    .find(pods => {
      const entries = Object.entries(labels);
      const same = entries.filter(([key, value]) => pods.labels[key] === value);
      return same.length > 0 && entries.every(([key, value]) => (pods.labels[key] ?? value) === value);
    });
  if (!near) return undefined;
  const lacking = Object.keys(labels).filter(key => !(key in near.labels));
  return `By ${formatObject(binding)} programs may give ${formatObject(near.object)} the label ${lacking.join(', ')} while it runs`;
}

/** Pods of objects without a namespace, which something places in one. */
function placedLater(graph: Graph, from: GraphObject, labels: Labels): string | undefined {
  const index = podIndex(graph);
  const namespaces = from.namespace === undefined ? [...index.namespaceNames] : ['default'];
  for (const namespace of namespaces) {
    const pods = index
      .select(namespace, { matchLabels: labels })
      .find(({ object }) => from.namespace === undefined || object.namespace === undefined);
    if (pods && from.namespace === undefined)
      return `This object names no namespace; is it applied to "${namespace}", where ${formatObject(pods.object)} is?`;
    if (pods) return `${formatObject(pods.object)} names no namespace: is it applied to "${from.namespace}"?`;
  }
  return undefined;
}

const isWritten = (graph: Graph, label: string): boolean => {
  for (const namespace of podIndex(graph).namespaceNames)
    if (
      podIndex(graph)
        .in(namespace)
        .some(({ labels }) => label in labels)
    )
      return true;
  return false;
};
