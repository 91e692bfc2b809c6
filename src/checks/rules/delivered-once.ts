import { at, textOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';

export const deliveredOnce: Check = {
  id: 'delivered-once',
  title: 'Nothing is delivered twice',
  why: 'Two Applications or Kustomizations that apply the same path to the same cluster take each object from each other, and either deletes what both have.',
  fix: 'Keep one of them.',
  category: 'delivery',
  severity: 'warning',
  kinds: ['Application', 'Kustomization'],
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#fail-the-sync-if-a-shared-resource-is-found',
  fails: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: default
  source: { repoURL: 'https://git.example.com/fleet.git', path: shop, targetRevision: main }
  destination: { server: 'https://kubernetes.default.svc' }
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop-again, namespace: argocd }
spec:
  project: default
  source: { repoURL: 'https://git.example.com/fleet.git', path: ./shop, targetRevision: main }
  destination: { server: 'https://kubernetes.default.svc' }
`,
  *check(graph) {
    const first = new Map<string, GraphObject>();
    for (const object of [...graph.ofKind('Application'), ...graph.ofKind('Kustomization')]) {
      const key = contentOf(object);
      const other = key === undefined ? undefined : first.get(key);
      if (key !== undefined && !other) first.set(key, object);
      const field = object.kind === 'Application' ? 'spec.source.path' : 'spec.path';
      if (other) yield finding(object, field, `is also what ${formatObject(other)} delivers to the same place`);
    }
  },
};

/** What an object delivers where; undefined where that is not only a path. */
function contentOf({ group, manifest }: GraphObject): string | undefined {
  const spec = at(manifest, 'spec');
  if (group === 'argoproj.io') {
    const { repoURL, targetRevision, path, ...others } = at(spec, 'source');
    if (typeof path !== 'string') return undefined;
    const destination = JSON.stringify(spec['destination'] ?? null);
    return JSON.stringify([repoURL, targetRevision, plain(path), others, destination]);
  }
  const path = textOf(spec['path']);
  if (group !== 'kustomize.toolkit.fluxcd.io' || path === undefined) return undefined;
  const { sourceRef, targetNamespace, kubeConfig, postBuild, patches } = spec;
  return JSON.stringify([sourceRef, plain(path), targetNamespace, kubeConfig, postBuild, patches]);
}

const plain = (path: string): string => path.replace(/^\.\//, '').replace(/\/$/, '');
