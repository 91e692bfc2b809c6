import { at } from '../../graph/fields.js';
import { formatObject } from '../../problem.js';
import { type Check, finding, risk } from '../check.js';
import { contentOfKustomization } from '../delivered-content.js';

export const generatedNameDelivered: Check = {
  id: 'generated-name-delivered',
  title: 'What Flux applies has a name',
  why: 'Kustomize, which Flux builds every path with, refuses an object with `generateName` and no name: the whole path is not applied.',
  fix: 'Give the object a name, and a Job the annotation `kustomize.toolkit.fluxcd.io/force: enabled`, which makes it anew when it changes.',
  category: 'delivery',
  severity: 'error',
  kinds: 'any',
  docs: 'https://github.com/kubernetes-sigs/kustomize/issues/641',
  fails: `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: shop, namespace: flux-system }
spec: { interval: 10m, prune: true, path: ./shop, sourceRef: { kind: GitRepository, name: fleet } }
---
apiVersion: batch/v1
kind: Job
metadata: { generateName: migrate-, namespace: shop }
spec:
  backoffLimit: 0
  template: { spec: { restartPolicy: Never, containers: [{ name: migrate, image: 'api:1' }] } }
`,
  *check(graph) {
    const all = graph.ofKind('Kustomization').filter(({ group }) => group === 'kustomize.toolkit.fluxcd.io');
    const found = new Set();
    for (const deliverer of all) {
      const known = contentOfKustomization(graph, deliverer);
      // Where its path is not in the manifests, and nothing else delivers, the manifests themselves.
      const content =
        known.length > 0 || all.length > 1 ? known : graph.objects.filter(({ unit }) => unit === undefined);
      for (const object of content) {
        const { name, generateName } = at(object.manifest, 'metadata');
        if (generateName === undefined || name !== undefined || found.has(object)) continue;
        found.add(object);
        const message = `is "${String(generateName)}", and there is no name: ${formatObject(deliverer)} builds nothing of its path`;
        yield (known.length > 0 ? finding : risk)(object, 'metadata.generateName', message);
      }
    }
  },
};
