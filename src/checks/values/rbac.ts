import { fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';

/** One rule of a Role or ClusterRole. */
export interface RoleRule {
  readonly object: GraphObject;
  readonly path: string;
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const texts = (value: unknown): readonly string[] => listOf(value).flatMap(entry => textOf(entry) ?? []);

export const roleRules = (graph: Graph): readonly RoleRule[] =>
  [...graph.ofKind('Role'), ...graph.ofKind('ClusterRole')].flatMap(object =>
    listOf(object.manifest['rules']).map((rule, i) => {
      const { apiGroups, resources, verbs } = fieldsOf(rule);
      const path = `rules[${i}]`;
      return { object, path, groups: texts(apiGroups), resources: texts(resources), verbs: texts(verbs) };
    }),
  );
