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
  /** `secrets`, `deployments.apps named api` */
  readonly on: string;
  /** `in namespace shop`, `everywhere` */
  readonly place: string;
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
  for (const { subject, may: what, binding } of linesOf(found.map(([, each]) => each))) {
    const message = `${may} ${what} (${binding.kind} ${binding.name})`;
    yield { section: 'permissions', id, object: binding, subject, message };
  }
}

/** What a subject may do to some resources in one place: `get, list secrets in namespace shop`. */
export interface PermissionLine {
  readonly subject: string;
  readonly may: string;
  readonly binding: GraphObject;
}

/** Everything that the bindings of a graph allow. */
export const permissionLines = (graph: Graph): readonly PermissionLine[] => [
  ...linesOf([...permissionsOf(graph).values()]),
];

/** One line for all resources of a subject on which it may do the same in the same place. */
function* linesOf(found: readonly Permission[]): Iterable<PermissionLine> {
  for (const [first, ...more] of groupedBy(found, ({ subject, place }) => [subject, place])) {
    const all = [first, ...more];
    const byResource = groupedBy(all, ({ on }) => [on]).map(own => ({ on: own[0].on, verbs: verbsOf(own) }));
    for (const same of groupedBy(byResource, ({ verbs }) => [verbs])) {
      const { subject, place, binding } = first;
      const resources = listed(same.map(({ on }) => on).sort(), 6);
      yield { subject, may: [same[0].verbs, resources, place].filter(Boolean).join(' '), binding };
    }
  }
}

const verbsOf = (permissions: readonly Permission[]): string => {
  const verbs = permissions.map(({ verb }) => verb);
  return verbs.includes('*') ? 'do everything on' : listed([...verbs].sort(), 8);
};

/** In the order in which each is first met. */
function groupedBy<T>(all: readonly T[], keyOf: (each: T) => readonly string[]): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const each of all) {
    const key = JSON.stringify(keyOf(each));
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()];
}

function permissionsOf(graph: Graph): ReadonlyMap<string, Permission> {
  const found = new Map<string, Permission>();
  const known = new Set<GraphObject>();
  const add = (binding: GraphObject, verb: string, on: string) => {
    const place = placeOf(binding);
    for (const subject of subjectsOf(binding)) {
      found.set(JSON.stringify([subject, verb, on, place]), { binding, subject, verb, on, place });
    }
  };
  for (const { binding, rules } of grants(graph)) {
    known.add(binding);
    for (const rule of rules) for (const [verb, on] of ruleParts(rule)) add(binding, verb, on);
  }
  for (const binding of [...graph.ofKind('RoleBinding'), ...graph.ofKind('ClusterRoleBinding')]) {
    const { kind, name } = at(binding.manifest, 'roleRef');
    if (!known.has(binding)) add(binding, `do what ${kind} "${name}" allows`, '');
  }
  return found;
}

const placeOf = (binding: GraphObject): string =>
  binding.kind === 'RoleBinding' ? `in namespace ${namespaceOf(binding)}` : 'everywhere';

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
