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

const elsewhere = application('https://git.example.com/shop', 'shop').replace('namespace: a', 'namespace: team-b');
const set = (url: string, namespace: string) => `
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: shops, namespace: a }
spec:
  generators: [{ clusters: {} }]
  template:
    metadata: { name: '{{name}}' }
    spec:
      project: shop
      source: { repoURL: ${url}, path: shop }
      destination: { server: '{{server}}', namespace: ${namespace} }
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
      name: 'the cluster by its other name',
      yaml:
        application('https://git.example.com/shop', 'shop').replace(
          "server: 'https://kubernetes.default.svc'",
          'name: in-cluster',
        ) + project,
    },
    {
      name: 'a cluster by a name whose address nobody knows here',
      yaml:
        application('https://git.example.com/shop', 'shop').replace(
          "server: 'https://kubernetes.default.svc'",
          'name: eu-1',
        ) + project,
    },
    {
      name: 'any but one',
      yaml:
        application('https://git.example.com/shop', 'shop') +
        project.replace("[{ server: 'https", "[{ server: '*', namespace: '!kube-system' }, { server: 'https"),
    },
    {
      name: 'another way to write the repository',
      yaml:
        application('git@git.example.com:team-a/x.git', 'team-1') +
        project.replace('https://git.example.com/team-a/*', 'ssh://git@git.example.com/team-a/*'),
    },
    {
      name: 'an Application elsewhere, where the project has sources from',
      yaml: elsewhere + project.replace('spec:', "spec:\n  sourceNamespaces: ['team-*']"),
    },
    { name: 'a set, whose parameters are not known', yaml: set("'{{repo}}'", "'{{ns}}'") + project },
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
      name: 'a folder deeper than the star of a repository',
      yaml: application('https://git.example.com/team-a/x/y.git', 'team-1') + project,
      findings: [['Application a/shop', 'spec.source.repoURL', 'does not permit']],
    },
    {
      name: 'a repository that is denied',
      yaml:
        application('https://git.example.com/team-a/x.git', 'team-1') +
        project.replace("['https", "['!https://git.example.com/team-a/x', 'https"),
      findings: [['Application a/shop', 'spec.source.repoURL', 'does not permit']],
    },
    {
      name: 'one of several sources',
      yaml:
        application('https://git.example.com/shop', 'shop').replace(
          /source: (.*)/,
          'sources: [$1, { repoURL: "https://charts.example.com", chart: x, targetRevision: 1.0.0 }]',
        ) + project,
      findings: [['Application a/shop', 'spec.sources[1].repoURL', 'is "https://charts.example.com"']],
    },
    {
      name: 'a namespace that is denied',
      yaml:
        application('https://git.example.com/shop', 'kube-system') +
        project.replace("[{ server: 'https", "[{ server: '*', namespace: '!kube-system' }, { server: 'https"),
      findings: [['Application a/shop', 'spec.destination.namespace', 'is the namespace "kube-system"']],
    },
    {
      name: 'another cluster',
      yaml:
        application('https://git.example.com/shop', 'shop').replace('kubernetes.default.svc', 'eu.example.com') +
        project.replace("server: '*'", "server: 'https://us.example.com'"),
      findings: [['Application a/shop', 'spec.destination', 'is the cluster "https://eu.example.com"']],
    },
    {
      name: 'an Application elsewhere',
      yaml: elsewhere + project,
      findings: [['Application team-b/shop', 'metadata.namespace', 'does not permit in `sourceNamespaces`']],
    },
    {
      name: 'what a set makes',
      yaml:
        set("'https://git.example.com/other'", 'bank') + project.replace(", { server: '*', namespace: 'team-*' }", ''),
      findings: [
        ['ApplicationSet a/shops', 'spec.template.spec.source.repoURL', 'is "https://git.example.com/other"'],
        ['ApplicationSet a/shops', 'spec.template.spec.destination.namespace', 'is the namespace "bank"'],
      ],
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
