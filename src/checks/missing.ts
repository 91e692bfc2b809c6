import type { Graph } from '../graph/graph.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import { makerIn } from '../graph/outside.js';
import { isPlatform } from '../graph/platform.js';
import { allowedIn } from '../graph/rbac.js';
import { formatObject, type ObjectName } from '../problem.js';
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

/** That an object is missing: an error, and a warning where something outside the manifests may make it, which it says. */
export function missing(graph: Graph, found: Finding, what: Missing): Finding {
  const { object, path, message, hint } = found;
  const maker = mayMake(graph, object, what);
  return maker === undefined ? finding(object, path, message, hint) : risk(object, path, joined(message, maker), hint);
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
  return binding && `Programs that ${formatObject(binding)} is for may make it`;
}

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
