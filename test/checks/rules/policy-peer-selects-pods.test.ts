import { policyPeerSelectsPods } from '../../../src/checks/rules/policy-peer-selects-pods.js';
import { object, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(policyPeerSelectsPods, {
  example: [
    ['NetworkPolicy db', 'spec.ingress[0].from[0].podSelector', 'selects no pod in namespace "default": app=api'],
  ],
  valid: [
    {
      name: 'pods that exist',
      yaml:
        pod() +
        object('NetworkPolicy', 'a', 'spec: { egress: [{ to: [{ podSelector: { matchLabels: { app: api } } }] }] }'),
    },
    {
      name: 'pods of other namespaces',
      yaml: object('NetworkPolicy', 'a', 'spec: { egress: [{ to: [{ podSelector: {}, namespaceSelector: {} }] }] }'),
    },
  ],
});
