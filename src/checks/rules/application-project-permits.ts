import { at, type Fields, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { type GraphObject, namespaceOf } from '../../graph/object.js';
import { applicationsIn, isOpen, type WrittenApplication } from '../applications.js';
import {
  permitsCluster,
  permitsDestination,
  permitsKind,
  permitsNamespace,
  permitsSource,
  sourcesOf,
} from '../argo-cd-project.js';
import { type Check, type Finding, finding, risk } from '../check.js';
import { contentOfApplication } from '../delivered-content.js';

export const applicationProjectPermits: Check = {
  id: 'application-project-permits',
  title: 'A project permits what its Applications deliver',
  why: 'Argo CD refuses the whole sync when the project does not permit the source, the destination or a kind of object, and does not delete live objects of a kind that it no longer permits.',
  fix: 'Add what is delivered to `sourceRepos`, `destinations` and the lists of kinds, or name another project.',
  category: 'delivery',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
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
    for (const application of applicationsIn(graph)) {
      const { object, spec } = application;
      const name = textOf(spec['project']) || 'default';
      if (isOpen(name)) continue;
      const project = projectOf(graph, object, name);
      const path = `${application.at}spec.project`;
      if (project) yield* refused(graph, application, project);
      else if (name !== 'default')
        yield risk(object, path, `is in the project "${name}", which is not among these manifests`);
    }
  },
};

/** Beside the Application, or in Argo CD's own namespace where Applications may be elsewhere. */
function projectOf(graph: Graph, object: GraphObject, name: string): GraphObject | undefined {
  const beside = graph.get('argoproj.io', 'AppProject', namespaceOf(object), name);
  const others = graph.ofKind('AppProject').filter(each => each.group === 'argoproj.io' && each.name === name);
  return beside ?? (others.length === 1 ? others[0] : undefined);
}

function* refused(graph: Graph, application: WrittenApplication, project: GraphObject): Iterable<Finding> {
  const { object, at: prefix, spec } = application;
  const permitted = at(project.manifest, 'spec');
  const not = `which the project "${project.name}" does not permit`;
  if (!permitsNamespace(permitted, namespaceOf(project), namespaceOf(object)))
    yield finding(object, 'metadata.namespace', `is "${namespaceOf(object)}", ${not} in \`sourceNamespaces\``);
  for (const { path, source } of sourcesOf(spec)) {
    const url = textOf(source['repoURL']);
    if (url !== undefined && !isOpen(url) && !permitsSource(permitted, url))
      yield finding(object, `${prefix}${path}.repoURL`, `is "${url}", ${not}`);
  }
  const destination = at(spec, 'destination');
  const namespace = textOf(destination['namespace']) ?? '';
  if (permitsDestination(permitted, destination, namespace) === false) {
    const place = `${prefix}spec.destination`;
    if (permitsCluster(permitted, destination) === false)
      yield finding(object, place, `is ${clusterOf(destination)}, ${not}`);
    else if (namespace === '') yield finding(object, place, `names no namespace, ${not}`);
    else yield finding(object, `${place}.namespace`, `is the namespace "${namespace}", ${not}`);
  }
  for (const each of oneOfEach(contentOfApplication(graph, spec))) {
    const what = permitsKind(permitted, each)
      ? each.namespace !== undefined && permitsDestination(permitted, destination, each.namespace) === false
        ? `the namespace ${each.namespace}`
        : undefined
      : `${each.kind} ${each.name}`;
    if (what === undefined) continue;
    const message = `is "${project.name}", which does not permit ${what} of its path`;
    yield finding(object, `${prefix}spec.project`, message);
  }
}

const clusterOf = ({ server, name }: Fields): string => `the cluster "${textOf(server) || textOf(name) || ''}"`;

/** One object of each kind and namespace; of those of the whole cluster each, since a project may name them. */
const oneOfEach = (objects: readonly GraphObject[]): Iterable<GraphObject> =>
  new Map(
    objects.map(each => [`${each.group}/${each.kind}/${each.namespace ?? `\0${each.name}`}`, each] as const),
  ).values();
