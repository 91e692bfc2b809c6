import { deliveryPathExists } from '../../../src/checks/rules/delivery-path-exists.js';
import { readManifests } from '../../../src/read/manifests.js';
import { testCheck } from '../support/tester.js';

const unit = (path: string) => `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: a, namespace: f }
spec: { interval: 10m, prune: true, path: ${path}, sourceRef: { kind: GitRepository, name: r } }
`;

testCheck(deliveryPathExists, {
  example: [['Kustomization flux-system/a', 'spec.path', 'leads out of the repository: "../elsewhere"']],
  valid: [
    { name: 'a path of which nothing is known', yaml: unit('./dist/shop') },
    { name: 'the whole repository', yaml: unit('./') },
  ],
  invalid: [],
});

test('a path beside others that are there', () => {
  const { graph } = readManifests([
    { file: 'dist/production/shop/config.yaml', text: '{ apiVersion: v1, kind: ConfigMap, metadata: { name: a } }' },
    { file: 'flux/a.yaml', text: unit('./dist/production/bank') },
    { file: 'flux/b.yaml', text: unit('dist/production/shop/').replace('name: a', 'name: b') },
  ]);
  expect([...deliveryPathExists.check(graph, { kubernetes: '1.31' })].map(({ message }) => message)).toEqual([
    'is "dist/production/bank", which has no manifests; beside it shop have',
  ]);
});

test('paths of several sources, of sets and of generators; folders that have manifests only below them are there', () => {
  const set = `
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: s, namespace: argocd }
spec:
  generators:
  - list: { elements: [{ name: shop }, { name: bank }] }
  template:
    metadata: { name: '{{name}}' }
    spec:
      project: default
      sources: [{ repoURL: 'https://git.example.com/f.git', path: 'apps/{{name}}' }]
      destination: { server: 'https://kubernetes.default.svc' }
---
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: folders, namespace: argocd }
spec:
  generators:
  - git:
      repoURL: https://git.example.com/f.git
      revision: main
      directories: [{ path: 'apps/*' }, { path: 'apps/x-*' }, { path: apps/none, exclude: true }]
  template:
    metadata: { name: '{{path.basename}}' }
    spec:
      project: default
      source: { repoURL: 'https://git.example.com/f.git', path: '{{path}}' }
      destination: { server: 'https://kubernetes.default.svc' }
`;
  const text = '{ apiVersion: v1, kind: ConfigMap, metadata: { name: a } }';
  const { graph } = readManifests([
    { file: 'repo/apps/shop/overlays/production/config.yaml', text },
    { file: 'repo/sets/s.yaml', text: set },
  ]);
  const found = [...deliveryPathExists.check(graph, { kubernetes: '1.31' })];
  expect(found.map(({ object, path, message }) => [object.name, path, message.split(',')[0]])).toEqual([
    ['s', 'spec.template.spec.sources[0].path', 'is "apps/bank"'],
    ['folders', 'spec.generators[0].git.directories[1].path', 'is "apps/x-*"'],
  ]);
});
