import { networkPolicyValid } from '../../../src/checks/rules/network-policy-valid.js';
import type { Expected } from '../support/tester.js';
import { testCheck } from '../support/tester.js';

const pod = `
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop, labels: { app: api } }
spec: { containers: [{ name: main, ports: [{ name: http, containerPort: 8080 }, { name: dns, containerPort: 53, protocol: UDP }] }] }
---
`;
const policy = (rule: string, direction = 'ingress') => `${pod}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec: { podSelector: { matchLabels: { app: api } }, ${direction}: [${rule}] }`;
const block = (text: string) => policy(`{ from: [{ ipBlock: ${text} }] }`);
const port = (text: string, direction?: string) => policy(`{ ports: [${text}] }`, direction);
const at = (path: string, message: string | RegExp): Expected => ['NetworkPolicy shop/api', `spec.${path}`, message];

testCheck(networkPolicyValid, {
  example: [at('ingress[0].ports', 'no pod that the rule is for has a TCP port named "htp"')],
  valid: [
    { name: 'a range with a hole', yaml: block('{ cidr: 10.0.0.0/8, except: [10.1.0.0/16] }') },
    { name: 'IPv6', yaml: block("{ cidr: '2001:db8::/32', except: ['2001:db8:1::/48'] }") },
    { name: 'a range of ports', yaml: port('{ port: 8080, endPort: 8080 }') },
    { name: 'a name that the pods have', yaml: port('{ port: http }, { port: dns, protocol: UDP }') },
    {
      name: 'a name for pods that are not here',
      yaml: policy('{ to: [{ podSelector: { matchLabels: { app: db } } }], ports: [{ port: pg }] }', 'egress'),
    },
    { name: 'both selectors', yaml: policy('{ from: [{ namespaceSelector: {}, podSelector: {} }] }') },
  ],
  invalid: [
    {
      name: 'a name of a port at addresses',
      yaml: policy('{ to: [{ ipBlock: { cidr: 10.0.0.0/8 } }], ports: [{ port: https }] }', 'egress'),
      findings: [
        at('egress[0].ports', 'TCP port "https" is the name of a port of pods, and the rule is for addresses'),
      ],
    },
    {
      name: 'a name that no pod has',
      yaml: port('{ port: htp }'),
      findings: [
        at('ingress[0].ports', 'no pod that the rule is for has a TCP port named "htp"; they have TCP http, UDP dns'),
      ],
    },
    {
      name: 'a name of the other protocol',
      yaml: port('{ port: dns }'),
      findings: [at('ingress[0].ports', 'TCP port named "dns"')],
    },
  ],
});
