import { applicationStaysInSync } from '../../../src/checks/rules/application-stays-in-sync.js';
import { testCheck } from '../support/tester.js';

const application = (compare: string, policy: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: a, annotations: { argocd.argoproj.io/compare-options: '${compare}' } }
spec:
  project: default
  source: { repoURL: 'https://git.example.com/f.git', path: shop }
  destination: { server: 'https://kubernetes.default.svc' }
  syncPolicy: { ${policy} }
`;

testCheck(applicationStaysInSync, {
  example: [
    ['Application argocd/shop', 'spec.syncPolicy.syncOptions', 'without server-side diff'],
    ['Application argocd/shop', 'spec.syncPolicy.retry', 'retries the revision that failed'],
  ],
  valid: [
    { name: 'client-side apply without a retry', yaml: application('', 'automated: {}') },
    {
      name: 'both options',
      yaml: application(
        'ServerSideDiff=true',
        'automated: {}, syncOptions: [ServerSideApply=true], retry: { limit: 5, refresh: true }',
      ),
    },
    { name: 'no retry at all', yaml: application('', 'automated: {}, retry: { limit: 0 }') },
    { name: 'a sync by hand', yaml: application('', 'retry: { limit: 3 }') },
    {
      name: 'server-side diff for all Applications',
      yaml: `${application('', 'syncOptions: [ServerSideApply=true]')}---
apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-cmd-params-cm, namespace: a }
data: { controller.diff.server.side: 'true' }`,
    },
    {
      name: 'every option that Argo CD knows',
      yaml: application(
        '',
        'syncOptions: [Validate=false, CreateNamespace=true, PrunePropagationPolicy=foreground, Prune=confirm]',
      ),
    },
  ],
  invalid: [
    {
      name: 'two ways to write objects, of which one wins',
      yaml: application('ServerSideDiff=true', 'syncOptions: [Replace=true, ServerSideApply=true]'),
      findings: [['Application a/shop', 'spec.syncPolicy.syncOptions', 'every object is replaced whole']],
    },
    {
      name: 'what a set makes',
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: shops, namespace: a }
spec:
  generators: [{ clusters: {} }]
  template:
    metadata: { name: '{{name}}' }
    spec:
      project: default
      source: { repoURL: 'https://git.example.com/f.git', path: shop }
      destination: { server: '{{server}}' }
      syncPolicy: { automated: {}, syncOptions: [ServerSideApply=true], retry: { limit: 5 } }`,
      findings: [
        ['ApplicationSet a/shops', 'spec.template.spec.syncPolicy.syncOptions', 'drift for ever'],
        ['ApplicationSet a/shops', 'spec.template.spec.syncPolicy.retry', 'retries the revision that failed'],
      ],
    },
    {
      name: 'an option in another spelling',
      yaml: application('', "syncOptions: [CreateNamespace=True, 'Prune: false']"),
      findings: [
        ['Application a/shop', 'spec.syncPolicy.syncOptions[0]', 'Did you mean "CreateNamespace=true"?'],
        ['Application a/shop', 'spec.syncPolicy.syncOptions[1]', 'Did you mean "Prune=false"?'],
      ],
    },
    {
      name: 'another compare option',
      yaml: application('IgnoreExtraneous', 'syncOptions: [ServerSideApply=true]'),
      findings: [['Application a/shop', 'spec.syncPolicy.syncOptions', 'drift for ever']],
    },
  ],
});
