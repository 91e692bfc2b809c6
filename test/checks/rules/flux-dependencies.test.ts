import { fluxDependencies } from '../../../src/checks/rules/flux-dependencies.js';
import { readManifests } from '../../../src/read/manifests.js';
import { testCheck } from '../support/tester.js';

const unit = (name: string, after?: string) => `
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: ${name}, namespace: f }
spec: { interval: 10m, prune: true, path: ./${name}, sourceRef: { kind: GitRepository, name: r }${after === undefined ? '' : `, dependsOn: [{ name: ${after} }]`} }
`;

testCheck(fluxDependencies, {
  example: [
    ['Kustomization flux-system/a', 'spec.dependsOn[0].name', 'waits for flux-system/b, which waits for it'],
    ['Kustomization flux-system/b', 'spec.dependsOn[0].name', 'waits for flux-system/a, which waits for it'],
  ],
  valid: [
    { name: 'a chain', yaml: unit('a', 'b') + unit('b', 'c') + unit('c') },
    {
      name: 'a kustomization.yaml',
      yaml: '{ apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, metadata: { name: a } }',
    },
  ],
  invalid: [
    {
      name: 'an object of another kind, and one that is suspended',
      yaml: `${unit('a', 'chart')}${unit('b', 'c')}${unit('c').replace('interval', 'suspend: true, interval')}---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: chart, namespace: f }
spec: { interval: 10m, chartRef: { kind: OCIRepository, name: x } }`,
      findings: [
        ['Kustomization f/a', 'spec.dependsOn[0].name', 'waits for Kustomization f/chart, which is not among'],
        ['Kustomization f/b', 'spec.dependsOn[0].name', 'waits for f/c, which is suspended'],
      ],
      severity: 'warning',
    },
    {
      name: 'itself',
      yaml: unit('a', 'a'),
      findings: [['Kustomization f/a', 'spec.dependsOn[0].name', 'waits for itself']],
    },
    {
      name: 'a name that nothing has',
      yaml: unit('a', 'lost'),
      findings: [['Kustomization f/a', 'spec.dependsOn[0].name', 'waits for Kustomization f/lost, which is not among']],
    },
    {
      name: 'three in a circle',
      yaml: unit('a', 'b') + unit('b', 'c') + unit('c', 'a'),
      findings: ['a', 'b', 'c'].map(name => [
        `Kustomization f/${name}`,
        'spec.dependsOn[0].name',
        'which waits for it',
      ]),
    },
  ],
});

test('what is waited for may not wait for what it applies', () => {
  const parent = (more: string) => unit('apps').replace('path: ./apps', `path: ./clusters/one${more}`);
  const messages = (text: string) => {
    const { graph } = readManifests([
      { file: 'clusters/one/shop.yaml', text: unit('shop', 'apps') },
      { file: 'clusters/apps.yaml', text },
    ]);
    return [...fluxDependencies.check(graph, { kubernetes: '1.31' })].map(({ message }) => message);
  };
  expect(messages(parent(', wait: true'))).toEqual([
    'waits for f/apps, which applies it and with `wait` is ready only when it is: neither ever is',
  ]);
  expect(messages(parent(''))).toEqual([]);
});
