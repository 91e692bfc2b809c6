import { at, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { type GraphObject, namespaceOf } from '../../graph/object.js';
import { type Check, type Finding, finding, risk } from '../check.js';

export const applicationProjectPermits: Check = {
  id: 'application-project-permits',
  title: 'A project permits what its Applications deliver',
  why: 'Argo CD refuses the whole sync when the project does not permit the source, the destination or a kind of object, and does not delete live objects of a kind that it no longer permits.',
  fix: 'Add what is delivered to `sourceRepos`, `destinations` and the lists of kinds, or name another project.',
  category: 'delivery',
  severity: 'error',
  kinds: ['Application'],
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  fails: `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd }
spec:
  sourceRepos: ['https://git.example.com/shop.git']
  destinations: [{ server: 'https://kubernetes.default.svc', namespace: shop }]
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: shop
  source: { repoURL: 'https://git.example.com/fleet.git', path: shop, targetRevision: main }
  destination: { server: 'https://kubernetes.default.svc', namespace: shop }
`,
  *check(graph) {
    for (const object of graph.ofKind('Application')) {
      if (object.group !== 'argoproj.io') continue;
      const name = textOf(at(object.manifest, 'spec')['project']) ?? 'default';
      const project = graph.get('argoproj.io', 'AppProject', namespaceOf(object), name);
      if (project) yield* refused(graph, object, project);
      else if (name !== 'default')
        yield risk(object, 'spec.project', `is in the project "${name}", which is not among these manifests`);
    }
  },
};

function* refused(graph: Graph, application: GraphObject, project: GraphObject): Iterable<Finding> {
  const spec = at(application.manifest, 'spec');
  const permitted = at(project.manifest, 'spec');
  const repositories = [spec['source'], ...listOf(spec['sources'])].flatMap(
    source => textOf(at(source)['repoURL']) ?? [],
  );
  for (const url of repositories)
    if (
      !listOf(permitted['sourceRepos']).some(pattern => matches(pattern, withoutSuffix(url)) || matches(pattern, url))
    )
      yield finding(
        application,
        'spec.source.repoURL',
        `is "${url}", which the project "${project.name}" does not permit`,
      );
  const destination = at(spec, 'destination');
  const isPermitted = (namespace: unknown) =>
    listOf(permitted['destinations']).some(
      each =>
        matches(at(each)['namespace'] ?? '*', String(namespace)) &&
        (['server', 'name'] as const).some(
          key => destination[key] && matches(at(each)[key] ?? '', String(destination[key])),
        ),
    );
  const namespace = textOf(destination['namespace']) ?? '';
  if (!isPermitted(namespace)) {
    const what = namespace === '' ? 'names no namespace' : `is the namespace "${namespace}"`;
    const place = namespace === '' ? 'spec.destination' : 'spec.destination.namespace';
    yield finding(application, place, `${what}, which the project "${project.name}" does not permit`);
  }
  for (const object of contentOf(graph, application)) {
    const list = object.namespace === undefined ? 'clusterResourceWhitelist' : 'namespaceResourceWhitelist';
    if (permitted[list] === undefined && object.namespace !== undefined) continue;
    const isKnown = listOf(permitted[list]).some(
      each => matches(at(each)['group'] ?? '', object.group) && matches(at(each)['kind'], object.kind),
    );
    if (!isKnown)
      yield finding(
        application,
        'spec.project',
        `is "${project.name}", which does not permit ${object.kind} ${object.name} of its path`,
      );
    else if (object.namespace !== undefined && !isPermitted(object.namespace))
      yield finding(
        application,
        'spec.project',
        `is "${project.name}", which does not permit the namespace ${object.namespace} of its path`,
      );
  }
}

/** The objects at an Application's path, one of each kind and namespace. */
function contentOf(graph: Graph, { manifest }: GraphObject): readonly GraphObject[] {
  const path = textOf(at(manifest, 'spec', 'source')['path'])?.replace(/^\.\//, '');
  if (path === undefined) return [];
  const own = graph.objects.filter(({ file, unit }) =>
    unit
      ? path.endsWith(`/${unit.environment}/${unit.system}`) && unit.delivers === undefined
      : `/${file ?? ''}`.includes(`/${path}/`),
  );
  const isApplied = (object: GraphObject) =>
    object.unit !== undefined || !object.file?.slice(object.file.indexOf(path) + path.length + 1).includes('/');
  return [
    ...new Map(own.filter(isApplied).map(each => [`${each.group}/${each.kind}/${each.namespace}`, each])).values(),
  ];
}

const withoutSuffix = (url: string): string => url.replace(/\.git$/, '');

/** Argo CD's patterns: a star stands for any text. */
function matches(pattern: unknown, text: string): boolean {
  const [first = '', ...parts] = withoutSuffix(String(pattern)).split('*');
  const whole = withoutSuffix(text);
  const last = parts.pop();
  if (last === undefined) return whole === first;
  if (!whole.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts) {
    const found = whole.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return whole.length - last.length >= at && whole.endsWith(last);
}
