import { ignoredDifferencesMatch } from '../../../src/checks/rules/ignored-differences-match.js';
import { testCheck } from '../support/tester.js';

const application = (ignored: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: a }
spec:
  project: default
  source: { repoURL: 'https://git.example.com/f.git', path: shop }
  destination: { server: 'https://kubernetes.default.svc', namespace: shop }
  ignoreDifferences: [${ignored}]
`;
const at = 'spec.ignoreDifferences[0]';

testCheck(ignoredDifferencesMatch, {
  example: [['Application argocd/shop', `${at}.group`, 'is missing, and Deployment has the group "apps"']],
  valid: [
    {
      name: 'the group of the kind',
      yaml: application('{ group: apps, kind: Deployment, jsonPointers: [/spec/replicas] }'),
    },
    { name: 'no group for the core', yaml: application('{ kind: Secret, jsonPointers: [/data] }') },
    {
      name: 'a pattern',
      yaml: application("{ group: '*', kind: '*', managedFieldsManagers: [kube-controller-manager] }"),
    },
    {
      name: 'a kind of somebody else',
      yaml: application("{ group: cert-manager.io, kind: Certificate, jqPathExpressions: ['.spec'] }"),
    },
    {
      name: 'a kind of two groups',
      yaml: application('{ group: extensions, kind: Ingress, jsonPointers: [/spec] }'),
    },
  ],
  invalid: [
    {
      name: 'the word core (argo-cd#2322)',
      yaml: application('{ group: core, kind: Secret, jsonPointers: [/data/tls.crt] }'),
      findings: [['Application a/shop', `${at}.group`, 'is "core", and Secret has no group']],
    },
    {
      name: 'a workload without its group (argo-cd#28590)',
      yaml: application('{ kind: Deployment, name: util-d, jsonPointers: [/spec/replicas] }'),
      findings: [['Application a/shop', `${at}.group`, 'is missing, and Deployment has the group "apps"']],
    },
    {
      name: 'an APIService without its group (argo-cd#2918)',
      yaml: application('{ kind: APIService, name: v1.example.com, jsonPointers: [/spec/caBundle] }'),
      findings: [['Application a/shop', `${at}.group`, 'has the group "apiregistration.k8s.io"']],
    },
    {
      name: 'a group with its version',
      yaml: application('{ group: apps/v1, kind: Deployment, jsonPointers: [/spec/replicas] }'),
      findings: [['Application a/shop', `${at}.group`, 'a group and its version']],
    },
    {
      name: 'a pointer without its slash, and nothing to ignore',
      yaml: application('{ kind: ServiceAccount, jsonPointers: [imagePullSecrets] }, { kind: ConfigMap }'),
      findings: [
        ['Application a/shop', `${at}.jsonPointers[0]`, 'begins with "/"'],
        ['Application a/shop', 'spec.ignoreDifferences[1]', 'it ignores nothing'],
      ],
    },
  ],
});
