import { egressWithoutDns } from '../../../src/checks/rules/egress-without-dns.js';
import { testCheck } from '../support/tester.js';

const pod = `
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop, labels: { app: api } }
---
`;
const policy = (egress: string) => `${pod}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec: { podSelector: {}, policyTypes: [Egress], egress: ${egress} }`;
const database = '{ to: [{ podSelector: { matchLabels: { app: database } } }], ports: [{ port: 5432 }] }';

testCheck(egressWithoutDns, {
  example: [['Deployment shop/api', '', 'NetworkPolicy api of namespace shop has no egress rule for UDP 53']],
  valid: [
    { name: 'pods that are not isolated', yaml: pod },
    { name: 'pods that may call nobody', yaml: policy('[]') },
    { name: 'addresses alone', yaml: policy('[{ to: [{ ipBlock: { cidr: 10.0.0.0/8 } }], ports: [{ port: 443 }] }]') },
    { name: 'everything open', yaml: policy('[{}]') },
    { name: 'a rule for the cluster DNS', yaml: policy(`[${database}, { ports: [{ port: 53, protocol: UDP }] }]`) },
    {
      name: 'a rule for the port of the pods behind it, as in OpenShift',
      yaml: policy(`[${database}, { ports: [{ port: 5353, protocol: UDP }] }]`),
    },
    {
      name: 'a second policy that opens it',
      yaml: `${policy(`[${database}]`)}\n---\n${policy('[{ ports: [{ port: 53, protocol: UDP }] }]').split('---\n')[1]}`,
    },
  ],
  invalid: [
    {
      name: 'TCP alone',
      yaml: policy(`[${database}, { ports: [{ port: 53 }] }]`),
      findings: [['Pod shop/api', '', 'no egress rule for UDP 53']],
    },
  ],
});
