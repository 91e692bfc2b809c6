import { at, listOf, textMapOf } from '../../graph/fields.js';
import { type Check, finding } from '../check.js';

export const applicationStaysInSync: Check = {
  id: 'application-stays-in-sync',
  title: 'An Application has the options without which it drifts or gets stuck',
  why: 'With `ServerSideApply=true` and without server-side diff, every field that the API server or an operator defaults is drift for ever. With `retry` and without `refresh`, Argo CD retries a broken revision while the commit that mends it waits.',
  fix: 'Add the annotation `argocd.argoproj.io/compare-options: ServerSideDiff=true`, and `refresh: true` to `syncPolicy.retry` (Argo CD 3.1).',
  category: 'delivery',
  severity: 'warning',
  kinds: ['Application'],
  scope: 'object',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/diff-strategies/#server-side-diff',
  fails: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: default
  source: { repoURL: 'https://git.example.com/fleet.git', path: shop, targetRevision: main }
  destination: { server: 'https://kubernetes.default.svc' }
  syncPolicy: { automated: {}, syncOptions: [ServerSideApply=true], retry: { limit: 5 } }
`,
  *check(graph) {
    for (const object of graph.ofKind('Application')) {
      if (object.group !== 'argoproj.io') continue;
      const policy = at(object.manifest, 'spec', 'syncPolicy');
      const compare = textMapOf(object.manifest.metadata.annotations)['argocd.argoproj.io/compare-options'] ?? '';
      const options = listOf(policy['syncOptions']);
      if (options.includes('ServerSideApply=true') && !/\bServerSideDiff=true\b/.test(compare)) {
        const message = 'has ServerSideApply=true without server-side diff: defaults of the server are drift for ever';
        yield finding(object, 'spec.syncPolicy.syncOptions', message);
      }
      const { limit, refresh } = at(policy, 'retry');
      if (policy['automated'] && policy['retry'] && limit !== 0 && refresh !== true) {
        const message = 'retries the revision that failed, and not the commit that mends it';
        yield finding(object, 'spec.syncPolicy.retry', message);
      }
    }
  },
};
