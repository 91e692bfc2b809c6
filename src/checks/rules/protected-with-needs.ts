import { at, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { podIndex } from '../../graph/label-index.js';
import { type GraphObject, namespaceOf } from '../../graph/object.js';
import { perGraph } from '../../graph/per-graph.js';
import { isKeptByArgoCd, isKeptByFlux } from '../../graph/protection.js';
import { provided } from '../../graph/provided.js';
import { referencesTo } from '../../graph/references.js';
import { podMakers } from '../../graph/workload.js';
import { groupOf } from '../../manifest/group.js';
import { formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';

export const protectedWithNeeds: Check = {
  id: 'protected-with-needs',
  title: 'What a protected store needs is protected with it',
  why: 'A store that stays in the cluster when its system goes, without its network policies, is open to every pod; without its account and its secrets it cannot start again.',
  fix: 'Give the object the same annotations: `argocd.argoproj.io/sync-options: Prune=false` or `kustomize.toolkit.fluxcd.io/prune: disabled`.',
  category: 'storage',
  severity: 'warning',
  kinds: 'any',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources',
  fails: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop, annotations: { kustomize.toolkit.fluxcd.io/prune: disabled } }
spec:
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { serviceAccountName: db, containers: [{ name: db, image: 'db:1' }] }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: db, namespace: shop }
`,
  *check(graph) {
    const found = new Set<GraphObject>();
    for (const { store, need } of needs(graph)) {
      const lost = [
        ...(isKeptByArgoCd(store) && !isKeptByArgoCd(need) ? ['Argo CD'] : []),
        ...(isKeptByFlux(store) && !isKeptByFlux(need) ? ['Flux'] : []),
      ];
      if (lost.length === 0 || found.has(need)) continue;
      found.add(need);
      yield finding(
        need,
        'metadata.annotations',
        `is deleted by ${lost.join(' and ')} where ${formatObject(store)}, which needs it, stays`,
      );
    }
  },
};

const stores = ['StatefulSet', 'Cluster', 'Prometheus', 'Alertmanager'];
const isKept = (object: GraphObject): boolean => isKeptByArgoCd(object) || isKeptByFlux(object);

/** Accounts, configuration and secrets that protected stores name, and the policies and Services that select their pods. */
const needs = perGraph(graph => {
  const kept = new Set(stores.flatMap(kind => graph.ofKind(kind)).filter(isKept));
  const found: { readonly store: GraphObject; readonly need: GraphObject }[] = [];
  const add = (store: GraphObject, need: GraphObject | undefined) => void (need && found.push({ store, need }));
  if (kept.size === 0) return found;
  for (const kind of ['ServiceAccount', 'ConfigMap', 'Secret'] as const)
    for (const { from, namespace, name } of referencesTo(graph, kind)) {
      if (!kept.has(from)) continue;
      add(from, graph.get('', kind, namespace, name));
      if (kind !== 'ServiceAccount')
        for (const { by } of provided(graph, kind, namespace, name))
          add(from, graph.get(groupOf(by.apiVersion), by.kind, by.namespace, by.name));
    }
  for (const { object, namespace } of podMakers(graph))
    if (kept.has(object)) add(object, serviceOf(graph, object, namespace));
  for (const policy of graph.ofKind('NetworkPolicy')) {
    const selector = at(policy.manifest, 'spec')['podSelector'] ?? {};
    for (const { object } of podIndex(graph).select(namespaceOf(policy), selector))
      if (kept.has(object)) add(object, policy);
  }
  return found;
});

const serviceOf = (graph: Graph, { manifest }: GraphObject, namespace: string): GraphObject | undefined =>
  graph.get('', 'Service', namespace, textOf(at(manifest, 'spec')['serviceName']) ?? '');
