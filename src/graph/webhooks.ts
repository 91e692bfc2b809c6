import { at, fieldsOf, listOf, textMapOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { type GraphObject, namespaceOf } from './object.js';
import { selectorOf } from './selector.js';
import { podsBehind } from './services.js';
import { type Workload, workloadFor } from './workload.js';

/** A webhook without whose answer the API server refuses objects. */
export interface RequiredWebhook {
  readonly configuration: GraphObject;
  /** `webhooks[0]` */
  readonly path: string;
  /** What answers. */
  readonly servers: readonly Workload[];
  /** Whether it intercepts the creation of an object, or of its pods. */
  readonly intercepts: (object: GraphObject) => boolean;
}

const kinds = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'];

/** The webhooks of a graph that must answer, and whose servers are in it. */
export const requiredWebhooks = (graph: Graph): readonly RequiredWebhook[] =>
  kinds
    .flatMap(kind => graph.ofKind(kind))
    .flatMap(configuration =>
      listOf(configuration.manifest['webhooks']).flatMap((hook, i) =>
        webhookOf(graph, configuration, i, fieldsOf(hook)),
      ),
    );

type Fields = Readonly<Record<string, unknown>>;

function webhookOf(graph: Graph, configuration: GraphObject, i: number, hook: Fields): readonly RequiredWebhook[] {
  // What CEL conditions let pass is not read.
  if ((hook['failurePolicy'] ?? 'Fail') !== 'Fail' || listOf(hook['matchConditions']).length > 0) return [];
  const { name, namespace } = at(hook, 'clientConfig', 'service');
  const service = graph.get('', 'Service', textOf(namespace), textOf(name) ?? '');
  const servers = service ? podsBehind(graph, service) : [];
  if (servers.length === 0) return [];
  const intercepts = (object: GraphObject) => {
    const pods = workloadFor(graph, object);
    return (
      isJudged(graph, hook, object, object.group, pluralOf(object.kind), object.manifest.metadata.labels) ||
      (pods !== undefined && isJudged(graph, hook, object, '', 'pods', pods.labels))
    );
  };
  return [{ configuration, path: `webhooks[${i}]`, servers, intercepts }];
}

function isJudged(
  graph: Graph,
  hook: Fields,
  object: GraphObject,
  group: string,
  resource: string,
  labels: unknown,
): boolean {
  // No webhook intercepts the configurations of webhooks.
  if (kinds.includes(object.kind)) return false;
  const objects = selectorOf(hook['objectSelector']);
  if (objects && !objects.isEmpty && !objects.matches(textMapOf(labels))) return false;
  const has = (rule: unknown, field: string, ...names: readonly string[]) =>
    listOf(at(rule)[field]).some(each => each === '*' || names.includes(`${each}`));
  return (
    listOf(hook['rules']).some(
      rule =>
        has(rule, 'operations', 'CREATE') && has(rule, 'apiGroups', group) && has(rule, 'resources', resource, '*/*'),
    ) && isInNamespace(graph, hook, object)
  );
}

/** Labels of a namespace that is not among the manifests are not known, but for its name. */
function isInNamespace(graph: Graph, hook: Fields, object: GraphObject): boolean {
  const selector = selectorOf(hook['namespaceSelector']);
  if (!selector || selector.isEmpty) return true;
  const name = object.kind === 'Namespace' ? object.name : object.namespace;
  if (name === undefined) return false;
  const namespace = graph.get('', 'Namespace', undefined, name);
  if (!namespace) return false;
  const labels = textMapOf(namespace.manifest.metadata.labels);
  return selector.matches({ ...labels, 'kubernetes.io/metadata.name': namespaceOf({ ...object, namespace: name }) });
}

/** `networkpolicies`, `ingresses`: how a rule names the objects of a kind. */
const pluralOf = (kind: string): string => {
  const name = kind.toLowerCase();
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
};
