import { podWithoutPolicy } from '../../../src/checks/rules/pod-without-policy.js';
import { testCheck } from '../support/tester.js';

const pod = (spec = '{}') => `
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop, labels: { app: api } }
spec: ${spec}
---
`;
const policy = (types: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: p-${types}, namespace: shop }
spec: { podSelector: {}, policyTypes: [${types}] }
---
`;

testCheck(podWithoutPolicy, {
  example: [['Deployment shop/api', '', /isolates the pods of shop.api.Deployment. for ingress and egress$/]],
  valid: [
    { name: 'one policy for each direction', yaml: pod() + policy('Ingress') + policy('Egress') },
    { name: 'pods on the network of their node', yaml: pod('{ hostNetwork: true }') },
  ],
  invalid: [
    {
      name: 'half',
      yaml: pod() + policy('Ingress'),
      findings: [['Pod shop/api', '', /for egress$/]],
      severity: 'warning',
    },
  ],
});
