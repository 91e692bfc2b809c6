import { at, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { type GraphObject, namespaceOf } from '../../graph/object.js';
import { type Check, type Finding, finding, risk } from '../check.js';
import { contentOfKustomization } from '../delivered-content.js';

const kinds = ['Kustomization', 'HelmRelease'];

export const fluxDependencies: Check = {
  id: 'flux-dependencies',
  title: 'What Flux waits for exists, and does not wait for it in turn',
  why: 'A Kustomization or HelmRelease whose `dependsOn` leads back to it, or to a name that nothing has, is never applied; Flux says so only in its status.',
  fix: 'Name an object of the same kind that exists, and take one dependency of a circle back.',
  category: 'delivery',
  severity: 'error',
  kinds,
  docs: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#dependencies',
  fails: `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: a, namespace: flux-system }
spec: { interval: 10m, prune: true, path: ./a, sourceRef: { kind: GitRepository, name: repo }, dependsOn: [{ name: b }] }
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: b, namespace: flux-system }
spec: { interval: 10m, prune: true, path: ./b, sourceRef: { kind: GitRepository, name: repo }, dependsOn: [{ name: a }] }
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: repo, namespace: flux-system }
spec: { interval: 10m, url: 'https://git.example.com/fleet.git' }
`,
  *check(graph) {
    for (const kind of kinds)
      for (const object of graph.ofKind(kind).filter(({ group }) => group.endsWith('.toolkit.fluxcd.io')))
        yield* findingsOn(graph, object);
  },
};

function* findingsOn(graph: Graph, object: GraphObject): Iterable<Finding> {
  for (const [i, { name, namespace, target }] of dependencies(graph, object).entries()) {
    const path = `spec.dependsOn[${i}].name`;
    if (!target) {
      const other = kinds.flatMap(kind => graph.ofKind(kind)).find(each => each.name === name);
      const hint = other
        ? other.kind === object.kind
          ? `There is one in ${namespaceOf(other)}: name that namespace.`
          : `There is a ${other.kind} ${namespaceOf(other)}/${name}: \`dependsOn\` names objects of the same kind only.`
        : undefined;
      const message = `waits for ${object.kind} ${namespace}/${name}, which is not among these manifests`;
      yield risk(object, path, message, hint);
    } else if (leadsTo(graph, target, object)) {
      const itself = target === object ? 'itself' : `${namespace}/${name}, which waits for it`;
      yield finding(object, path, `waits for ${itself}: neither is ever applied`);
    } else if (isAppliedAndAwaited(graph, object, target))
      yield finding(
        object,
        path,
        `waits for ${namespace}/${name}, which applies it and with \`wait\` is ready only when it is: neither ever is`,
        `Set \`wait: false\` on ${name}, or take the dependency back: what ${name} applies is made by it anyway.`,
      );
    else if (at(target.manifest, 'spec')['suspend'] === true)
      yield risk(
        object,
        path,
        `waits for ${namespace}/${name}, which is suspended: where it was never ready, neither is this`,
      );
  }
}

/** Whether the one that is waited for applies the one that waits, and counts itself as ready only when all that it applies is. */
const isAppliedAndAwaited = (graph: Graph, object: GraphObject, target: GraphObject): boolean =>
  target.kind === 'Kustomization' &&
  at(target.manifest, 'spec')['wait'] === true &&
  contentOfKustomization(graph, target).includes(object);

function dependencies(graph: Graph, object: GraphObject) {
  return listOf(at(object.manifest, 'spec')['dependsOn']).map(each => {
    const name = textOf(at(each)['name']) ?? '';
    const namespace = textOf(at(each)['namespace']) ?? namespaceOf(object);
    return { name, namespace, target: graph.get(object.group, object.kind, namespace, name) };
  });
}

function leadsTo(graph: Graph, from: GraphObject, to: GraphObject): boolean {
  const seen = new Set([from]);
  for (const object of seen) {
    if (object === to) return true;
    for (const { target } of dependencies(graph, object)) if (target) seen.add(target);
  }
  return false;
}
