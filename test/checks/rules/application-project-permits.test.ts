import { applicationProjectPermits } from '../../../src/checks/rules/application-project-permits.js';
import { testCheck } from '../support/tester.js';

const application = (url: string, namespace: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: a }
spec:
  project: shop
  source: { repoURL: '${url}', path: shop }
  destination: { server: 'https://kubernetes.default.svc', namespace: ${namespace} }
`;
const project = `
---
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: a }
spec:
  sourceRepos: ['https://git.example.com/shop.git', 'https://git.example.com/team-a/*']
  destinations: [{ server: 'https://kubernetes.default.svc', namespace: shop }, { server: '*', namespace: 'team-*' }]
`;

testCheck(applicationProjectPermits, {
  example: [
    [
      'Application argocd/shop',
      'spec.source.repoURL',
      'is "https://git.example.com/fleet.git", which the project "shop" does not permit',
    ],
  ],
  valid: [
    { name: 'what the project lists', yaml: application('https://git.example.com/shop', 'shop') + project },
    { name: 'a pattern', yaml: application('https://git.example.com/team-a/x.git', 'team-1') + project },
    {
      name: 'a pattern of several stars, without the ending .git',
      yaml:
        application('https://git.example.com/teams/a/shop/main.git', 'team-1') +
        project.replace('https://git.example.com/team-a/*', 'https://*.com/*/a/*/main'),
    },
    {
      name: 'the default project, which Argo CD makes',
      yaml: application('https://x.example.com/a', 'b').replace('project: shop', 'project: default'),
    },
  ],
  invalid: [
    {
      name: 'a pattern whose parts overlap in the text',
      yaml: application('https://git.example.com/aba', 'team-1') + project.replace('team-a/*', 'ab*ba'),
      findings: [['Application a/shop', 'spec.source.repoURL', 'which the project "shop" does not permit']],
    },
    {
      name: 'another namespace',
      yaml: application('https://git.example.com/shop', 'bank') + project,
      findings: [['Application a/shop', 'spec.destination.namespace', 'is the namespace "bank"']],
    },
    {
      name: 'no namespace, which Argo CD asks for even where every manifest names its own',
      yaml: application('https://git.example.com/shop', '""') + project,
      findings: [['Application a/shop', 'spec.destination', 'names no namespace, which the project "shop"']],
    },
    {
      name: 'a project that nothing makes',
      yaml: application('https://git.example.com/shop', 'shop'),
      findings: [['Application a/shop', 'spec.project', 'is in the project "shop", which is not among']],
    },
  ],
});
