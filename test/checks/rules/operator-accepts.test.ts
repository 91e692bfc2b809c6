import { operatorAccepts } from '../../../src/checks/rules/operator-accepts.js';
import { testCheck } from '../support/tester.js';

testCheck(operatorAccepts, {
  example: [
    [
      'ExternalSecret billing',
      'spec.refreshInterval',
      'must be a duration such as "30s", "5m" or "1h30m"; days are not known, not "1d"',
    ],
  ],
  valid: [
    {
      name: 'durations that Go reads, by a definition of the graph as well',
      yaml: `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: certificates.cert-manager.io }
spec:
  group: cert-manager.io
  names: { kind: Certificate, plural: certificates }
  scope: Namespaced
  versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object } } }]
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: billing }
spec: { duration: 2160h, renewBefore: null }
`,
    },
  ],
});
