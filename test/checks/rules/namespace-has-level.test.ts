import { namespaceHasLevel } from '../../../src/checks/rules/namespace-has-level.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const namespace = (label: string) => `
---
apiVersion: v1
kind: Namespace
metadata: { name: x, labels: { ${label} } }`;
const enforce = 'pod-security.kubernetes.io/enforce';

testCheck(namespaceHasLevel, {
  example: [
    [
      'Namespace shop',
      'metadata.labels',
      'has no label pod-security.kubernetes.io/enforce, and has pods: Pod shop/api',
    ],
  ],
  valid: [
    { name: 'a level', yaml: namespace(`${enforce}: baseline`) + pod() },
    { name: 'no pods', yaml: namespace('') },
    { name: 'a namespace that no manifest has', yaml: pod() },
  ],
  invalid: [
    {
      name: 'a level that lets everything in',
      yaml: namespace(`${enforce}: privileged`) + pod(),
      findings: [['Namespace x', 'metadata.labels', 'lets in every pod']],
    },
    {
      name: 'a level that only warns',
      yaml: namespace('pod-security.kubernetes.io/warn: restricted') + pod(),
      findings: [['Namespace x', 'metadata.labels', 'has no label']],
    },
  ],
});
