import { at, textOf } from '../../graph/fields.js';
import { namespaceOf } from '../../graph/object.js';
import { type Check, finding } from '../check.js';

export const deliverySourceExists: Check = {
  id: 'delivery-source-exists',
  title: 'What Flux applies has a source',
  why: 'A Kustomization whose source is missing, or in another namespace than it says, applies nothing and reports "source not found".',
  fix: 'Name a source that exists, and its namespace where it is another one; a source that is made elsewhere needs nothing here.',
  category: 'delivery',
  severity: 'warning',
  kinds: ['Kustomization'],
  docs: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#source-reference',
  fails: `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: a, namespace: flux-system }
spec: { interval: 10m, prune: true, path: ./a, sourceRef: { kind: GitRepository, name: fleet } }
`,
  *check(graph) {
    for (const object of graph.ofKind('Kustomization')) {
      if (object.group !== 'kustomize.toolkit.fluxcd.io') continue;
      const source = at(object.manifest, 'spec', 'sourceRef');
      const [kind, name] = [textOf(source['kind']) ?? '', textOf(source['name']) ?? ''];
      const namespace = textOf(source['namespace']) ?? namespaceOf(object);
      if (kind === 'ExternalArtifact' || graph.get('source.toolkit.fluxcd.io', kind, namespace, name)) continue;
      const [other] = graph.ofKind(kind).filter(each => each.name === name);
      const hint = other ? `There is one in ${namespaceOf(other)}: name that namespace.` : undefined;
      yield finding(
        object,
        'spec.sourceRef',
        `is applied from ${kind} ${namespace}/${name}, which is not among these manifests`,
        hint,
      );
    }
  },
};
