import { networkPolicy } from '../server/policy.js';
import { serverCheck } from '../server/refusal.js';

export const networkPolicyFieldsValid = serverCheck({
  id: 'network-policy-fields-valid',
  title: 'Peers and ports of a NetworkPolicy are well-formed',
  why: 'The API server refuses the object.',
  fix: 'Correct the field.',
  docs: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/',
  fails: `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec:
  podSelector: {}
  ingress:
    - from: [{ ipBlock: { cidr: 10.0.0.0/33 } }]
`,
  rules: { NetworkPolicy: networkPolicy },
});
