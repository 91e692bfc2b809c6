import { at, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { perGraph } from '../../graph/per-graph.js';
import { type Check, finding } from '../check.js';

export const deliveryPathExists: Check = {
  id: 'delivery-path-exists',
  title: 'The path that is delivered has manifests',
  why: 'Argo CD reports "app path does not exist", Flux "kustomization path not found", and both keep what was there before: what was removed is not deleted, and nothing new arrives.',
  fix: 'Correct the path, or remove what delivers it.',
  category: 'delivery',
  severity: 'warning',
  kinds: ['Application', 'Kustomization'],
  docs: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#path',
  fails: `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: a, namespace: flux-system }
spec: { interval: 10m, prune: true, path: ../elsewhere, sourceRef: { kind: GitRepository, name: fleet } }
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: fleet, namespace: flux-system }
spec: { interval: 10m, url: 'https://git.example.com/fleet.git' }
`,
  *check(graph) {
    const all = [
      ...graph
        .ofKind('Application')
        .map(object => ({ object, field: 'spec.source.path', path: at(object.manifest, 'spec', 'source')['path'] })),
      ...graph
        .ofKind('Kustomization')
        .map(object => ({ object, field: 'spec.path', path: at(object.manifest, 'spec')['path'] })),
    ];
    for (const { object, field, path } of all) {
      if (!['argoproj.io', 'kustomize.toolkit.fluxcd.io'].includes(object.group)) continue;
      const text =
        textOf(path)
          ?.replace(/^(\.?\/)+/, '')
          .replace(/\/+$/, '') ?? '';
      if (text.split('/').includes('..')) {
        yield finding(object, field, `leads out of the repository: "${textOf(path)}"`);
        continue;
      }
      const parent = text.split('/').slice(0, -1).join('/');
      const beside = foldersIn(graph).get(parent);
      if (parent !== '' && beside && !beside.has(text.slice(parent.length + 1)))
        yield finding(
          object,
          field,
          `is "${text}", which has no manifests; beside it ${[...beside].slice(0, 3).join(', ')} have`,
        );
    }
  },
};

/** The folders with manifests in each folder, by each of the paths that a repository's root may give it. */
const foldersIn = perGraph((graph: Graph) => {
  const folders = new Map<string, Set<string>>();
  const known = new Set(graph.objects.map(({ file }) => file?.split('/').slice(0, -1).join('/') ?? ''));
  for (const folder of known) {
    const steps = folder.split('/');
    const name = steps.pop() ?? '';
    for (let start = 0; start < steps.length; start++) {
      const parent = steps.slice(start).join('/');
      folders.set(parent, (folders.get(parent) ?? new Set()).add(name));
    }
  }
  return folders;
});
