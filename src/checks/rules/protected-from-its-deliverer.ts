import { at, listOf, textMapOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import { isKeptByArgoCd, isKeptByFlux, isKeptWithApplication, isProtected } from '../../graph/protection.js';
import { formatObject } from '../../problem.js';
import { type Check, type Finding, finding } from '../check.js';
import { contentOfApplication, contentOfKustomization } from '../delivered-content.js';

export const protectedFromItsDeliverer: Check = {
  id: 'protected-from-its-deliverer',
  title: 'What is protected is protected from the tool that delivers it',
  why: 'Flux does not read the annotations of Argo CD and Helm, Argo CD prunes what carries those of Flux and Helm: a volume that somebody wanted to keep is deleted with its data. `Prune=false` alone does not keep what is deleted with its Application.',
  fix: 'Under Flux set `kustomize.toolkit.fluxcd.io/prune: disabled`, under Argo CD `argocd.argoproj.io/sync-options: Prune=false,Delete=confirm`.',
  category: 'delivery',
  severity: 'warning',
  kinds: 'any',
  docs: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#prune',
  fails: `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: shop, namespace: flux-system }
spec: { interval: 10m, prune: true, path: ./shop, sourceRef: { kind: GitRepository, name: fleet } }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: shop, annotations: { argocd.argoproj.io/sync-options: Prune=false } }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`,
  *check(graph) {
    const all = deliverers(graph);
    for (const deliverer of all)
      for (const object of contentOf(graph, deliverer, all.length === 1)) yield* findingsOn(object, deliverer);
  },
};

interface Deliverer {
  readonly object: GraphObject;
  readonly tool: 'Argo CD' | 'Flux';
  /** Whether it deletes what is gone from its path, and what it has when it goes itself. */
  readonly prunes: boolean;
  readonly deletes: boolean;
}

const deliverers = (graph: Graph): readonly Deliverer[] => [
  ...graph
    .ofKind('Kustomization')
    .filter(({ group }) => group === 'kustomize.toolkit.fluxcd.io')
    .map(object => {
      const prunes = at(object.manifest, 'spec')['prune'] === true;
      return { object, tool: 'Flux' as const, prunes, deletes: prunes };
    }),
  ...graph
    .ofKind('Application')
    .filter(({ group }) => group === 'argoproj.io')
    .map(object => ({
      ...{ object, tool: 'Argo CD' as const },
      prunes: at(object.manifest, 'spec', 'syncPolicy', 'automated')['prune'] === true,
      deletes: listOf(at(object.manifest, 'metadata')['finalizers']).some(each =>
        String(each).startsWith('resources-finalizer.argocd.argoproj.io'),
      ),
    })),
];

/** What it delivers; where its path is not in the manifests, and nothing else delivers, the manifests themselves. */
function contentOf(graph: Graph, { object, tool }: Deliverer, isOnly: boolean): readonly GraphObject[] {
  const known =
    tool === 'Flux' ? contentOfKustomization(graph, object) : contentOfApplication(graph, at(object.manifest, 'spec'));
  if (known.length > 0 || !isOnly) return known;
  return graph.objects.filter(({ unit }) => unit === undefined);
}

function* findingsOn(object: GraphObject, { object: by, tool, prunes, deletes }: Deliverer): Iterable<Finding> {
  if (!isProtected(object)) return;
  const isKept = tool === 'Flux' ? isKeptByFlux(object) : isKeptByArgoCd(object);
  if (!isKept && prunes) {
    const annotations = Object.keys(textMapOf(object.manifest.metadata.annotations));
    const from = annotations.includes('helm.sh/resource-policy') ? 'Helm' : tool === 'Flux' ? 'Argo CD' : 'Flux';
    const message = `is protected from ${from}, and ${formatObject(by)} of ${tool} deletes it when it is gone from its path`;
    yield finding(object, 'metadata.annotations', message);
  } else if (isKept && deletes && tool === 'Argo CD' && !isKeptWithApplication(object)) {
    const message = `stays when it is gone from its path, and is deleted with ${formatObject(by)}`;
    yield finding(
      object,
      'metadata.annotations',
      message,
      'Add `Delete=false` or `Delete=confirm` to the sync options.',
    );
  }
}
