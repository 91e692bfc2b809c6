import { namespaceLabelsValid } from '../../../src/checks/rules/namespace-labels-valid.js';

import { testCheck } from '../support/tester.js';

const labels = (text: string) => `
apiVersion: v1
kind: Namespace
metadata: { name: x, labels: { pod-security.kubernetes.io/${text} } }`;

testCheck(namespaceLabelsValid, {
  example: [['Namespace shop', 'metadata.labels["pod-security.kubernetes.io/enforce"]', '"strict" is not supported']],
  valid: [
    {
      name: 'a level and a version',
      yaml: labels('enforce: restricted, pod-security.kubernetes.io/enforce-version: v1.31'),
    },
  ],
  invalid: [
    {
      name: 'an invalid version',
      yaml: labels("enforce: restricted, pod-security.kubernetes.io/enforce-version: '1.31'"),
      findings: [['Namespace x', 'metadata.labels["pod-security.kubernetes.io/enforce-version"]', 'is not a version']],
    },
  ],
});
