import { providerOf } from '../graph/external.js';
import type { Graph } from '../graph/graph.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import { makerIn } from '../graph/outside.js';
import { isPlatform } from '../graph/platform.js';
import { allowedIn } from '../graph/rbac.js';
import { formatObject, type ObjectName, withArticle } from '../problem.js';
import { type Finding, finding, risk } from './check.js';

/** An object that another one needs and that no manifest has. */
export interface Missing extends ObjectName {
  readonly group: string;
}

/** A Service that is missing. */
export const serviceNamed = (namespace: string, name: string): Missing => ({
  group: '',
  apiVersion: 'v1',
  kind: 'Service',
  namespace,
  name,
});

/** The resources that programs are seen to make while they run. */
const resources: Readonly<Record<string, string>> = {
  ConfigMap: 'configmaps',
  Secret: 'secrets',
  PersistentVolumeClaim: 'persistentvolumeclaims',
  Service: 'services',
  ServiceAccount: 'serviceaccounts',
};

/**
 * That an object is missing: an error, and a warning where something outside the manifests may make it, which it says;
 * nothing where an external unit brings it.
 */
export function* missing(graph: Graph, found: Finding, what: Missing): Iterable<Finding> {
  if (providerOf(graph, what.kind, what.namespace, what.name)) return;
  const { object, path, message, hint } = found;
  const maker = mayMake(graph, object, what);
  yield maker === undefined ? finding(object, path, message, hint) : risk(object, path, joined(message, maker), hint);
}

/** `no Secret "a". Kafka shop/events may make it` */
export const joined = (message: string, reason: string) => `${message.replace(/(?<![.?])$/, '.')} ${reason}`;

/** What may make it, in words; undefined when no manifest hints at anything. */
function mayMake(graph: Graph, from: GraphObject, what: Missing): string | undefined {
  const namespace = what.namespace ?? 'default';
  const namesake = placedLater(graph, from, what);
  if (namesake) return namesake;
  const maker = makerIn(graph, namespace);
  if (maker) return `${formatObject(maker)} may make it`;
  if (from.unit) return undefined;
  if (isPlatform(namespace)) return `The cluster itself may bring it to ${namespace}`;
  const resource = resources[what.kind];
  const binding = resource && allowedIn(graph, namespace, 'create', resource);
  if (binding) return `Programs that ${formatObject(binding)} is for may make it`;
  return isApart(graph, namespace, what)
    ? `No manifest has ${withArticle(what.kind)} of namespace "${namespace}", or the namespace itself: it may be applied from elsewhere`
    : undefined;
}

/**
 * Objects of this kind and namespace are applied from elsewhere: the manifests have none of them, nor the namespace,
 * nor one of this name that is in the wrong namespace.
 */
const isApart = (graph: Graph, namespace: string, { group, kind, name }: Missing): boolean =>
  graph.get('', 'Namespace', undefined, namespace) === undefined &&
  !graph.ofKind(kind).some(other => other.group === group && (namespaceOf(other) === namespace || other.name === name));

/** An object of this name that something places in a namespace later, or whose user it places. */
function placedLater(graph: Graph, from: GraphObject, { group, kind, namespace, name }: Missing): string | undefined {
  if (namespace !== undefined && namespace !== 'default') {
    const same = graph.get(group, kind, undefined, name);
    return same && same.namespace === undefined
      ? `${kind} "${name}"${placeOf(same)} names no namespace: is it applied to "${namespace}"?`
      : undefined;
  }
  if (from.namespace !== undefined) return undefined;
  const same = graph.ofKind(kind).find(other => other.group === group && other.name === name);
  return same && `This object names no namespace; is it applied to "${namespaceOf(same)}", which has one?`;
}

const placeOf = ({ file }: GraphObject) => (file === undefined ? '' : ` at ${file}`);
