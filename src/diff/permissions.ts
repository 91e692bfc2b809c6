import { at, fieldsOf, listOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import { grants, type RoleRule } from '../graph/rbac.js';
import type { Consequence, Pair } from './consequence.js';
import { listed } from './lists.js';

/** What a subject may do to a resource, and where. */
interface Permission {
  readonly binding: GraphObject;
  readonly subject: string;
  readonly verb: string;
  /** `secrets in namespace shop` */
  readonly on: string;
}

/** Subject, verb and resource that appear or go. */
export function* permissions({ previous, next }: Pair): Iterable<Consequence> {
  const [was, is] = [permissionsOf(previous), permissionsOf(next)];
  yield* lines(
    [...is].filter(([key]) => !was.has(key)),
    'permission-added',
    'may now',
  );
  yield* lines(
    [...was].filter(([key]) => !is.has(key)),
    'permission-removed',
    'may no longer',
  );
}

function* lines(found: readonly (readonly [string, Permission])[], id: string, may: string): Iterable<Consequence> {
  const bySubject = new Map<
    string,
    { readonly binding: GraphObject; readonly subject: string; readonly verbs: Map<string, string[]> }
  >();
  for (const [, { binding, subject, verb, on }] of found) {
    const entry = bySubject.get(subject) ?? { binding, subject, verbs: new Map<string, string[]>() };
    bySubject.set(subject, entry);
    entry.verbs.set(on, [...(entry.verbs.get(on) ?? []), verb]);
  }
  for (const { binding, subject, verbs } of bySubject.values()) {
    const byVerbs = new Map<string, string[]>();
    for (const [on, list] of verbs) {
      const text = list.includes('*') ? 'do everything' : listed([...list].sort(), 8);
      byVerbs.set(text, [...(byVerbs.get(text) ?? []), on]);
    }
    for (const [verb, resources] of byVerbs) {
      yield {
        section: 'permissions',
        id,
        object: binding,
        subject,
        message: `${may} ${verb}${onText(verb, resources)} (${binding.kind} ${binding.name})`,
      };
    }
  }
}

const onText = (verb: string, resources: readonly string[]): string =>
  `${verb === 'do everything' ? ' on' : ''} ${listed([...resources].sort(), 6)}`;

function permissionsOf(graph: Graph): ReadonlyMap<string, Permission> {
  const found = new Map<string, Permission>();
  const known = new Set<GraphObject>();
  const add = (binding: GraphObject, verb: string, on: string) => {
    for (const subject of subjectsOf(binding)) {
      found.set(JSON.stringify([subject, verb, on]), { binding, subject, verb, on });
    }
  };
  for (const { binding, rules } of grants(graph)) {
    known.add(binding);
    for (const rule of rules) for (const [verb, on] of ruleParts(rule)) add(binding, verb, `${on}${placeOf(binding)}`);
  }
  for (const binding of [...graph.ofKind('RoleBinding'), ...graph.ofKind('ClusterRoleBinding')]) {
    const { kind, name } = at(binding.manifest, 'roleRef');
    if (!known.has(binding)) add(binding, `do what ${kind} "${name}" allows`, placeOf(binding).trim() || 'everywhere');
  }
  return found;
}

const placeOf = (binding: GraphObject): string =>
  binding.kind === 'RoleBinding' ? ` in namespace ${namespaceOf(binding)}` : ' everywhere';

function* ruleParts({
  object,
  path,
  groups,
  resources,
  verbs,
}: RoleRule): Iterable<readonly [verb: string, on: string]> {
  const index = Number(/\d+/.exec(path)?.[0]);
  const { resourceNames, nonResourceURLs } = fieldsOf(listOf(object.manifest['rules'])[index]);
  const names = listOf(resourceNames).length > 0 ? ` named ${listed(listOf(resourceNames).map(String).sort(), 6)}` : '';
  const urls = listOf(nonResourceURLs).map(url => `the path ${url}`);
  const kinds = groups.flatMap(group => resources.map(resource => `${nameOf(group, resource)}${names}`));
  for (const on of [...kinds, ...urls]) for (const verb of verbs) yield [verb, on];
}

const nameOf = (group: string, resource: string): string => {
  if (resource === '*') return group === '*' ? 'everything' : `everything of ${group || 'the core group'}`;
  return group === '' ? resource : `${resource}.${group}`;
};

const subjectsOf = (binding: GraphObject): readonly string[] =>
  listOf(binding.manifest['subjects']).map(entry => {
    const { kind, name, namespace } = fieldsOf(entry);
    return `${kind} ${textOf(namespace) && kind === 'ServiceAccount' ? `${namespace}/` : ''}${name}`;
  });
