import { App, Chart } from 'cdk8s';
import type { EnvironmentName, KubernetesVersion } from '../../src/entries/types.js';
import { clusterOf } from '../../src/environment/environment.js';
import { Environment, type EnvironmentProps } from '../../src/index.js';
import { refusals } from '../constructs/support.js';

const props: EnvironmentProps = { tier: 'staging', domain: 'example.com', versions: {} };
const environment = (more: Partial<EnvironmentProps> = {}, name: string = 'staging') =>
  new Environment(name as EnvironmentName, { ...props, ...more });

test('hosts end in the domain', () => {
  expect(environment().host('api')).toBe('api.example.com');
});

test('what is not set of the cluster is assumed, and frozen', () => {
  const { cluster } = environment();
  expect(cluster).toMatchObject({
    kubernetes: '1.31',
    networkPolicies: 'kubernetes',
    dns: { namespace: 'kube-system', pods: { 'k8s-app': 'kube-dns' } },
    secretStore: { kind: 'ClusterSecretStore', name: 'vault', refreshInterval: '1h' },
    reloader: false,
    zones: 1,
  });
  expect(Object.isFrozen(cluster)).toBe(true);
});

test('everything below a construct is in its environment, and elsewhere the defaults hold', () => {
  const chart = new Chart(new App(), 'shop');
  expect(Environment.of(chart)).toBeUndefined();
  expect(clusterOf(chart).kubernetes).toBe('1.31');
  const staging = environment({ cluster: { kubernetes: '1.29' } });
  staging.attach(chart);
  const below = new Chart(chart, 'below');
  expect(Environment.of(below)).toBe(staging);
  expect(clusterOf(below).kubernetes).toBe('1.29');
});

test('a choice has one value per environment', () => {
  const choices = { development: 1, staging: [2, 4], production: 'many' } as const;
  expect(environment().choose(choices)).toEqual([2, 4]);
  expect(environment({}, 'production').choose(choices)).toBe('many');
});

test('a choice that does not name the environment is refused with the closest name', () => {
  const choices = { development: 1, stagin: 2, production: 3 } as never;
  expect(refusals(() => environment().choose(choices))).toEqual([
    [
      'environment',
      'a choice has no value for "staging". Did you mean "stagin"?',
      'It has values for "development", "stagin" or "production". Add one for "staging".',
    ],
  ]);
});

const facts = { namespace: 'x', controller: { namespace: 'x' } };
const versions = '"1.29", "1.30", "1.31", "1.32", "1.33", "1.34", "1.35", "1.36" or "1.37"';
test.each<[string, Partial<EnvironmentProps>, readonly [string, string]]>([
  [
    'a misspelt tier',
    { tier: 'producton' as never },
    ['tier is "producton". Did you mean "production"?', 'It must be "development", "staging" or "production".'],
  ],
  [
    'an invalid domain',
    { domain: 'https://example.com' },
    ['domain is "https://example.com".', 'A domain looks like "example.com".'],
  ],
  [
    'an unknown Kubernetes version',
    { cluster: { kubernetes: '1.3' as KubernetesVersion } },
    ['the Kubernetes version is "1.3".', `It must be ${versions}, in quotes: 1.30 as a number is 1.3.`],
  ],
  [
    'two entry points',
    {
      cluster: {
        ingress: { className: 'nginx', controller: facts.controller },
        gateway: { name: 'public', listeners: { https: 'https' }, ...facts },
      },
    },
    ['it has both an ingress and a gateway.', 'Name the one that public routes use.'],
  ],
  [
    'policies that nobody enforces',
    { cluster: { networkPolicies: 'celium' as never } },
    [
      'networkPolicies is "celium". Did you mean "cilium"?',
      'It must be "kubernetes" or "cilium"; whoever else enforces NetworkPolicies is "kubernetes".',
    ],
  ],
  ['half a zone', { cluster: { zones: 2.5 } }, ['zones is 2.5.', 'It must be 1 or more.']],
])('refuses %s', (_, more, [message, hint]) => {
  expect(refusals(() => environment(more))).toEqual([['environment', `environment "staging": ${message}`, hint]]);
});

test('all of its problems are reported at once', () => {
  const declare = () => environment({ tier: 'x' as never, domain: 'x', cluster: { zones: 0 } }, 'Staging');
  expect(refusals(declare).map(([, message]) => message)).toEqual([
    'environment "Staging": domain is "x".',
    'environment "Staging": the name is "Staging".',
    'environment "Staging": tier is "x".',
    'environment "Staging": zones is 0.',
  ]);
});
