import { applicationSetRollsOut } from '../../../src/checks/rules/application-set-rolls-out.js';
import { testCheck } from '../support/tester.js';

const rolling = `{ type: RollingSync, rollingSync: { steps: [{ matchExpressions: [{ key: env, operator: In, values: [dev] }] }] } }`;
const folders = "[{ git: { repoURL: 'https://git.example.com/f.git', revision: main, directories: [{ path: '*' }] } }]";
const set = ({
  name = '{{env}}',
  labels = '{}',
  strategy = '{}',
  sync = '',
  generators = '[{ list: { elements: [{ env: dev }] } }]',
  policy = '',
}) => `
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: shops, namespace: a }
spec:
  generators: ${generators}
  strategy: ${strategy}
  syncPolicy: { ${policy} }
  template:
    metadata: { name: '${name}', labels: ${labels} }
    spec:
      project: default
      source: { repoURL: 'https://git.example.com/f.git', path: shop }
      destination: { server: 'https://kubernetes.default.svc' }
      syncPolicy: { ${sync} }
`;

testCheck(applicationSetRollsOut, {
  example: [
    [
      'ApplicationSet argocd/shops',
      'spec.strategy.rollingSync.steps[0].matchExpressions[0]',
      'the template has no such label',
    ],
  ],
  valid: [
    { name: 'steps that select', yaml: set({ labels: "{ env: '{{env}}' }", strategy: rolling }) },
    { name: 'folders that are kept', yaml: set({ generators: folders, policy: 'preserveResourcesOnDeletion: true' }) },
    { name: 'automated sync without steps', yaml: set({ sync: 'automated: {}' }) },
  ],
  invalid: [
    {
      name: 'folders that may vanish',
      yaml: set({ generators: folders }),
      findings: [['ApplicationSet a/shops', 'spec.generators', 'makes Applications from folders']],
    },
    {
      name: 'another value, and automated sync',
      yaml: set({ labels: '{ env: prod }', strategy: rolling, sync: 'automated: {}' }),
      findings: [
        [
          'ApplicationSet a/shops',
          'spec.strategy.rollingSync.steps[0].matchExpressions[0]',
          'the template has the value "prod"',
        ],
        ['ApplicationSet a/shops', 'spec.template.spec.syncPolicy.automated', 'is turned off by RollingSync'],
      ],
    },
    {
      name: 'one name for all',
      yaml: set({ name: 'shop' }),
      findings: [['ApplicationSet a/shops', 'spec.template.metadata.name', 'is "shop" for every Application']],
    },
  ],
});
