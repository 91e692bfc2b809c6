import { append } from './append.js';
import { at, fieldsOf, listOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { type GraphObject, namespaceOf } from './object.js';
import { perGraph } from './per-graph.js';
import { selectorOf } from './selector.js';

/** One rule of a Role or ClusterRole. */
export interface RoleRule {
  readonly object: GraphObject;
  readonly path: string;
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Whether it is for objects that it names. */
  readonly named: boolean;
}

const texts = (value: unknown): readonly string[] => listOf(value).flatMap(entry => textOf(entry) ?? []);

export const roleRules = (graph: Graph): readonly RoleRule[] =>
  [...graph.ofKind('Role'), ...graph.ofKind('ClusterRole')].flatMap(object =>
    listOf(object.manifest['rules']).map((rule, i) => {
      const { apiGroups, resources, verbs, resourceNames } = fieldsOf(rule);
      const named = texts(resourceNames).length > 0;
      const path = `rules[${i}]`;
      return { object, path, groups: texts(apiGroups), resources: texts(resources), verbs: texts(verbs), named };
    }),
  );

/** What a binding gives by one role. */
export interface Grant {
  readonly binding: GraphObject;
  readonly role: GraphObject;
  readonly rules: readonly RoleRule[];
}

const group = 'rbac.authorization.k8s.io';

/** Every role of the graph that is given to somebody, those that a ClusterRole aggregates included. */
export const grants: (graph: Graph) => readonly Grant[] = perGraph(graph => {
  const rules = new Map<GraphObject, RoleRule[]>();
  for (const rule of roleRules(graph)) append(rules, rule.object, rule);
  return [...graph.ofKind('RoleBinding'), ...graph.ofKind('ClusterRoleBinding')].flatMap(binding =>
    rolesOf(graph, binding).map(role => ({ binding, role, rules: rules.get(role) ?? [] })),
  );
});

function rolesOf(graph: Graph, binding: GraphObject): readonly GraphObject[] {
  const { kind, name } = at(binding.manifest, 'roleRef');
  const isLocal = kind === 'Role';
  const role = graph.get(
    group,
    isLocal ? 'Role' : 'ClusterRole',
    isLocal ? namespaceOf(binding) : undefined,
    `${name}`,
  );
  if (!role) return [];
  const selectors = listOf(at(role.manifest, 'aggregationRule')['clusterRoleSelectors']).map(selectorOf);
  const aggregated = graph
    .ofKind('ClusterRole')
    .filter(({ manifest }) => selectors.some(selector => selector?.matches(manifest.metadata.labels ?? {})));
  return selectors.length === 0 ? [role] : [role, ...aggregated];
}

/** The verbs that rules allow on one of these resources. */
export function verbsOn(rules: readonly RoleRule[], resources: readonly string[]): readonly string[] {
  const reaching = rules.filter(rule =>
    rule.resources.some(resource => resource === '*' || resources.includes(resource)),
  );
  return [...new Set(reaching.flatMap(({ verbs }) => verbs))];
}

/** A binding that lets programs of a namespace do this to objects of the core group there; undefined without one. */
export const allowedIn = (graph: Graph, namespace: string, verb: string, resource: string): GraphObject | undefined =>
  bindingsIn(graph)
    .get(namespace)
    ?.find(({ rules }) =>
      rules.some(rule => holds(rule.groups, '') && holds(rule.resources, resource) && holds(rule.verbs, verb)),
    )?.binding;

const holds = (list: readonly string[], wanted: string) => list.includes(wanted) || list.includes('*');

/** What is granted in a namespace, or for all of them to an account of it. */
const bindingsIn = perGraph(graph => {
  const found = new Map<string, Grant[]>();
  for (const grant of grants(graph)) {
    const { binding } = grant;
    if (binding.kind === 'RoleBinding') append(found, namespaceOf(binding), grant);
    else {
      const accounts = listOf(binding.manifest['subjects']).flatMap(subject => textOf(at(subject)['namespace']) ?? []);
      for (const namespace of new Set(accounts)) append(found, namespace, grant);
    }
  }
  return found;
});
