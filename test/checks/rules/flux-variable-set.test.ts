import { fluxVariableSet } from '../../../src/checks/rules/flux-variable-set.js';
import { readManifests } from '../../../src/read/manifests.js';
import { testCheck } from '../support/tester.js';

const unit = (postBuild: string) => `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: shop, namespace: f }
spec: { interval: 10m, prune: true, path: ./shop, sourceRef: { kind: GitRepository, name: r }, postBuild: ${postBuild} }
`;
const map = (text: string, annotations = '{}') => `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: a, namespace: shop, annotations: ${annotations} }
data: { script: '${text}' }
`;
const inline = '{ substitute: { DOMAIN: example.com } }';

testCheck(fluxVariableSet, {
  example: [['ConfigMap shop/backup', 'data["backup.sh"]', 'has ${DAY}, for which Kustomization shop has no value']],
  valid: [
    { name: 'a value', yaml: unit(inline) + map('${DOMAIN}') },
    { name: 'a default', yaml: unit(inline) + map('${DAY:-today} ${DAY:=today}') },
    { name: 'a dollar that is kept, and a plain variable', yaml: unit(inline) + map('$${DAY} $DAY') },
    {
      name: 'an object that is left alone',
      yaml: unit(inline) + map('${DAY}', '{ kustomize.toolkit.fluxcd.io/substitute: disabled }'),
    },
    { name: 'nothing is substituted', yaml: unit('{}') + map('${DAY}') },
  ],
  invalid: [
    {
      name: 'values from elsewhere, which may have it',
      yaml: unit('{ substituteFrom: [{ kind: ConfigMap, name: vars }] }') + map('${DAY}'),
      findings: [['ConfigMap shop/a', 'data.script', 'has ${DAY}']],
    },
  ],
});

test('it is an error where the object is at the path of the Kustomization', () => {
  const { graph } = readManifests([
    { file: 'flux/shop.yaml', text: unit(inline) },
    { file: 'repo/shop/a.yaml', text: map('${DAY}').replace('---', '') },
    { file: 'repo/bank/a.yaml', text: map('${DAY}').replace('---', '').replace('name: a', 'name: b') },
  ]);
  const found = [...fluxVariableSet.check(graph, { kubernetes: '1.31' })];
  expect(found.map(({ object, severity }) => [object.name, severity])).toEqual([['a', undefined]]);
});
