import { podCutOff } from '../../../src/checks/rules/pod-cut-off.js';
import { testCheck } from '../support/tester.js';

const pod = (spec = '{}') => `
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop, labels: { app: api } }
spec: ${spec}
---
`;
const service = `
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: api }, ports: [{ port: 80 }] }
---
`;
const policy = (spec: string, kind = 'networking.k8s.io/v1\nkind: NetworkPolicy', name = 'p') => `
apiVersion: ${kind}
metadata: { name: ${name}, namespace: shop }
spec: ${spec}
---
`;
const deny = policy('{ podSelector: {}, policyTypes: [Ingress, Egress] }', undefined, 'deny');

testCheck(podCutOff, {
  example: [['Deployment shop/api', '', /only NetworkPolicy default-deny, .* these: it reaches nothing, not even a/]],
  valid: [
    { name: 'no policy at all', yaml: pod() + service },
    {
      name: 'a policy of its own, even one that opens nothing',
      yaml: pod() + deny + policy('{ podSelector: { matchLabels: { app: api } }, policyTypes: [Ingress, Egress] }'),
    },
    {
      name: 'a policy for all that opens something',
      yaml: pod() + policy('{ podSelector: {}, policyTypes: [Egress], egress: [{}] }'),
    },
    {
      name: 'no incoming connection where no Service leads to it',
      yaml: pod() + policy('{ podSelector: {}, policyTypes: [Ingress] }'),
    },
    { name: 'pods on the network of their node', yaml: pod('{ hostNetwork: true }') + deny },
    {
      name: 'a policy of Cilium, which may open it',
      yaml: pod() + deny + policy('{ endpointSelector: {} }', 'cilium.io/v2\nkind: CiliumNetworkPolicy'),
    },
    { name: 'a default of another namespace', yaml: pod() + deny.replace('shop', 'other') },
  ],
  invalid: [
    {
      name: 'a Service that leads to it, in vain',
      yaml: pod() + service + deny,
      findings: [
        [
          'Pod shop/api',
          '',
          /only NetworkPolicy deny.*: nothing reaches it, so Service shop.api leads nowhere; it reaches nothing/,
        ],
      ],
      severity: 'warning',
    },
    {
      name: 'incoming connections alone',
      yaml: pod() + service + policy('{ podSelector: {} }'),
      findings: [['Pod shop/api', '', /these: nothing reaches it, so Service shop.api leads nowhere$/]],
    },
  ],
});
