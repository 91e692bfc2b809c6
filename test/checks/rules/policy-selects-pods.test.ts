import { policySelectsPods } from '../../../src/checks/rules/policy-selects-pods.js';
import { foundBy, unchanged } from '../support/real-system.js';
import { testCheck } from '../support/tester.js';

const policy = (spec: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec: ${spec}
---
`;
const pod = (namespace: string, labels: string) => `
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: ${namespace}, labels: ${labels} }`;
const expression = (operator: string) =>
  `{ podSelector: { matchExpressions: [{ key: app, operator: ${operator}, values: [api] }] } }`;

testCheck(policySelectsPods, {
  example: [
    ['NetworkPolicy shop/api', 'spec.podSelector', 'selects no pod of namespace shop: {"matchLabels":{"app":"apii"}}'],
  ],
  valid: [
    { name: 'a label', yaml: policy('{ podSelector: { matchLabels: { app: api } } }') + pod('shop', '{ app: api }') },
    { name: 'every pod', yaml: policy('{ podSelector: {} }') + pod('shop', '{}') },
    {
      name: 'pods that cert-manager makes',
      yaml: policy('{ podSelector: { matchLabels: { acme.cert-manager.io/http01-solver: "true" } } }'),
    },
    {
      name: 'pods that are made later, with the reason',
      yaml: policy('{ podSelector: { matchLabels: { job: weekly } } }').replace(
        'namespace: shop',
        'namespace: shop, annotations: { plainsail.dev/pods-made-later: "by a job, each week" }',
      ),
    },
    { name: 'an expression', yaml: policy(expression('In')) + pod('shop', '{ app: api }') },
  ],
  invalid: [
    {
      name: 'pods of another namespace',
      yaml: policy('{ podSelector: {} }') + pod('other', '{}'),
      findings: [['NetworkPolicy shop/api', 'spec.podSelector', 'selects no pod of namespace shop']],
    },
    {
      name: 'an expression that excludes them',
      yaml: policy(expression('NotIn')) + pod('shop', '{ app: api }'),
      findings: [['NetworkPolicy shop/api', 'spec.podSelector', 'NotIn']],
      severity: 'warning',
    },
  ],
});

test('policies for pods that others make are meant to wait', () => {
  expect(foundBy(unchanged, 'warning', [policySelectsPods])).toEqual([]);
});
