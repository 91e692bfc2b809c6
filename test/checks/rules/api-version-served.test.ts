import { apiVersionServed } from '../../../src/checks/rules/api-version-served.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(apiVersionServed, {
  example: [
    [
      'PodDisruptionBudget api',
      'apiVersion',
      'policy/v1beta1 PodDisruptionBudget is not served since Kubernetes 1.25; the cluster is 1.31',
    ],
  ],
  valid: [
    {
      name: 'a version before it was removed',
      yaml: object('FlowSchema', 'a', '', 'flowcontrol.apiserver.k8s.io/v1beta3'),
    },
    { name: 'another kind of one group', yaml: object('PodDisruptionBudget', 'a', '', 'policy/v1') },
  ],
  invalid: [
    {
      name: 'a version after it was removed',
      yaml: object('FlowSchema', 'a', '', 'flowcontrol.apiserver.k8s.io/v1beta3'),
      findings: [['FlowSchema a', 'apiVersion', 'not served since Kubernetes 1.32']],
      context: { kubernetes: '1.32' },
    },
    {
      name: 'a version before it came',
      yaml: object('ValidatingAdmissionPolicy', 'a', '', 'admissionregistration.k8s.io/v1'),
      findings: [['ValidatingAdmissionPolicy a', 'apiVersion', 'served from Kubernetes 1.30 on; the cluster is 1.29']],
      context: { kubernetes: '1.29' },
    },
  ],
});
