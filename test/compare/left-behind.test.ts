import { compareRenders } from '../../src/compare/compare.js';
import { object } from '../checks/support/manifests.js';
import { graphOf } from '../checks/support/tester.js';

const claim = (spec: string, more = '') =>
  object('PersistentVolumeClaim', 'data', `spec: { ${spec} }`).replace('namespace: x', `namespace: x ${more}`);

test('what a protected store needs goes with it, by one command', () => {
  const kept = 'annotations: { kustomize.toolkit.fluxcd.io/prune: disabled }';
  const account = `
---
{ apiVersion: v1, kind: ServiceAccount, metadata: { name: db, namespace: x, ${kept} } }
---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: db, namespace: x } }`;
  const [left] = compareRenders([{ previous: graphOf(claim('', `, ${kept}`) + account), next: graphOf('') }]);
  expect(left?.message).toContain('with 1 others that are protected with it');
  expect(left?.hint).toContain('kubectl delete --namespace x persistentvolumeclaim/data serviceaccount/db.');
});
