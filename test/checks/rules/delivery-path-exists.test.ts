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
