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
  example: [at('ingress[0].from[0].ipBlock.cidr', '"10.0.0.0/33" is no CIDR')],
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
      name: 'octets that are none',
      yaml: block('{ cidr: 999.1.1.1/24 }'),
      findings: [at('ingress[0].from[0].ipBlock.cidr', '"999.1.1.1/24"')],
    },
    {
      name: 'an address without a length',
      yaml: block('{ cidr: 10.0.0.1 }'),
      findings: [at('ingress[0].from[0].ipBlock.cidr', '"10.0.0.1" is no CIDR')],
    },
    {
      name: 'except outside the range',
      yaml: block('{ cidr: 10.0.0.0/8, except: [11.0.0.0/16] }'),
      findings: [at('ingress[0].from[0].ipBlock.except[0]', '11.0.0.0/16 is not a part of 10.0.0.0/8')],
    },
    {
      name: 'except equal to the range',
      yaml: block('{ cidr: 10.0.0.0/8, except: [10.0.0.0/8] }'),
      findings: [at('ingress[0].from[0].ipBlock.except[0]', 'is not a part of')],
    },
    {
      name: 'except of the other family',
      yaml: block("{ cidr: 10.0.0.0/8, except: ['::/64'] }"),
      findings: [at('ingress[0].from[0].ipBlock.except[0]', 'is not a part of')],
    },
    {
      name: 'endPort below port',
      yaml: port('{ port: 90, endPort: 80 }'),
      findings: [at('ingress[0].ports[0].endPort', '80 is below port 90')],
    },
    {
      name: 'endPort after a name',
      yaml: port('{ port: http, endPort: 80 }'),
      findings: [at('ingress[0].ports[0].endPort', '80 needs a numbered port')],
    },
    {
      name: 'a port that does not exist',
      yaml: port('{ port: 70000 }'),
      findings: [at('ingress[0].ports[0].port', '70000 is no port')],
    },
    {
      name: 'a long name',
      yaml: port('{ port: administration-ui }'),
      findings: [at('ingress[0].ports[0].port', '"administration-ui" is no port name')],
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
    {
      name: 'an unknown protocol',
      yaml: port('{ port: 80, protocol: HTTP }'),
      findings: [at('ingress[0].ports[0].protocol', '"HTTP" is no protocol')],
    },
    {
      name: 'a range and a selector in one peer',
      yaml: policy('{ from: [{ ipBlock: { cidr: 10.0.0.0/8 }, podSelector: {} }] }'),
      findings: [at('ingress[0].from[0]', 'both an ipBlock and a selector')],
    },
    {
      name: 'a peer that is nobody',
      yaml: policy('{ to: [{}] }', 'egress'),
      findings: [at('egress[0].to[0]', 'names nobody')],
    },
    {
      name: 'a policy type that is none',
      yaml: policy('{}').replace('podSelector', 'policyTypes: [Inbound], podSelector'),
      findings: [at('policyTypes[0]', '"Inbound" is no policy type')],
    },
  ],
});
