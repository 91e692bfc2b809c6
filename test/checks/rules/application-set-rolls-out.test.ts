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

const listed = (...values: string[]) =>
  `[{ list: { elements: [${values.map(env => `{ env: ${env} }`).join(', ')}] } }]`;
const steps = (...expressions: string[]) =>
  `{ type: RollingSync, rollingSync: { steps: [${expressions.map(each => `{ matchExpressions: [${each}] }`).join(', ')}] } }`;
const dev = '{ key: env, operator: In, values: [dev] }';
const labels = "{ env: '{{env}}' }";
const where = 'spec.strategy.rollingSync.steps';

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
    {
      name: 'every element in a step, the rest in the last',
      yaml: set({
        ...{ labels: "{ env: '{{env}}' }", generators: listed('dev', 'eu', 'us') },
        strategy: steps('{ key: env, operator: In, values: [dev] }', '{ key: env, operator: NotIn, values: [dev] }'),
      }),
    },
    {
      name: 'steps over clusters, whose labels nobody knows here',
      yaml: set({
        ...{ name: '{{name}}', labels: "{ env: '{{metadata.labels.env}}' }", generators: '[{ clusters: {} }]' },
        strategy: rolling,
      }),
    },
    { name: 'one element, one name', yaml: set({ name: 'shop' }) },
    {
      name: 'automated sync under steps for its prune alone',
      yaml: set({ labels: "{ env: '{{env}}' }", strategy: rolling, sync: 'automated: { prune: true }' }),
    },
    {
      name: 'a patch that may add the label',
      yaml: set({ strategy: rolling }).replace('  template:', "  templatePatch: '{}'\n  template:"),
    },
    {
      name: 'folders whose Applications stay',
      yaml: set({ generators: folders, policy: 'applicationsSync: create-update' }),
    },
    {
      name: 'two sets with other names',
      yaml: `${set({ name: 'a-{{env}}' })}---${set({ name: 'b-{{env}}' }).replace('name: shops', 'name: others')}`,
    },
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
      name: 'an element that no step selects',
      yaml: set({ labels, generators: listed('dev', 'prod'), strategy: steps(dev) }),
      findings: [['ApplicationSet a/shops', where, 'select Application prod in none of them']],
    },
    {
      name: 'a value that no element has',
      yaml: set({
        labels,
        generators: listed('eu', 'us'),
        strategy: steps(dev, '{ key: env, operator: NotIn, values: [dev] }'),
      }),
      findings: [['ApplicationSet a/shops', `${where}[0].matchExpressions[0]`, 'the Applications have "eu", "us"']],
    },
    {
      name: 'an element in two steps',
      yaml: set({ labels, strategy: steps(dev, '{ key: env, operator: NotIn, values: [prod] }') }),
      findings: [['ApplicationSet a/shops', where, 'select Application dev in more than one']],
    },
    {
      name: 'a step of nothing, an operator that is not one, no steps at all',
      yaml: [
        set({ labels, strategy: steps(dev).replace('] }] } }', '], maxUpdate: 0 }] } }') }),
        set({ labels, strategy: steps(dev.replace('In', 'Exists')), name: 'b-{{env}}' }).replace(
          'name: shops',
          'name: b',
        ),
        set({ labels, strategy: '{ type: RollingSync }', name: 'c-{{env}}' }).replace('name: shops', 'name: c'),
      ].join('---'),
      findings: [
        ['ApplicationSet a/shops', `${where}[0].maxUpdate`, 'the step syncs nothing'],
        ['ApplicationSet a/b', `${where}[0].matchExpressions[0].operator`, 'is "Exists"'],
        ['ApplicationSet a/c', where, 'has no steps'],
      ],
    },
    {
      name: 'steps without their strategy',
      yaml: set({ labels, strategy: steps(dev).replace('type: RollingSync, ', '') }),
      findings: [['ApplicationSet a/shops', 'spec.strategy.type', 'is not RollingSync']],
    },
    {
      name: 'one name for two elements',
      yaml: set({
        name: 'shop-{{env}}',
        generators: '[{ list: { elements: [{ env: dev }, { env: dev, region: us }] } }]',
      }),
      findings: [['ApplicationSet a/shops', 'spec.template.metadata.name', 'is "shop-dev" for several elements']],
    },
    {
      name: 'a name that another one makes',
      yaml: `${set({ name: 'a-{{env}}' })}---${set({ name: 'a-{{ .env }}' }).replace('name: shops', 'name: others').replace('generators:', 'goTemplate: true\n  generators:')}`,
      findings: [
        ['ApplicationSet a/shops', 'spec.template.metadata.name', 'as ApplicationSet a/others has it'],
        ['ApplicationSet a/others', 'spec.template.metadata.name', 'as ApplicationSet a/shops has it'],
      ],
    },
    {
      name: 'one name for all',
      yaml: set({ name: 'shop', generators: '[{ clusters: {} }]' }),
      findings: [['ApplicationSet a/shops', 'spec.template.metadata.name', 'is "shop" for every Application']],
    },
  ],
});
