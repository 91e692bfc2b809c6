import { networkPolicyFieldsValid } from '../../../src/checks/rules/network-policy-fields-valid.js';

import { testCheck } from '../support/tester.js';

const policy = (rule: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: x }
spec: { podSelector: {}, ingress: [${rule}] }`;
const block = (text: string) => policy(`{ from: [{ ipBlock: ${text} }] }`);
const port = (text: string) => policy(`{ ports: [${text}] }`);

testCheck(networkPolicyFieldsValid, {
  example: [['NetworkPolicy shop/api', 'spec.ingress[0].from[0].ipBlock.cidr', '"10.0.0.0/33" is not a range']],
  valid: [
    { name: 'a range with a hole', yaml: block('{ cidr: 10.0.0.0/8, except: [10.1.0.0/16] }') },
    {
      name: 'IPv6',
      yaml: block("{ cidr: '2001:db8::/32', except: ['2001:db8:1::/48'] }"),
      context: { kubernetes: '1.36' },
    },
    { name: 'a range of ports', yaml: port('{ port: 8080, endPort: 8080 }') },
    { name: 'both selectors', yaml: policy('{ from: [{ namespaceSelector: {}, podSelector: {} }] }') },
    { name: 'bits behind the prefix, for an old server', yaml: block('{ cidr: 10.0.0.1/8 }') },
  ],
  invalid: [
    {
      name: 'octets above 255',
      yaml: block('{ cidr: 999.1.1.1/24 }'),
      findings: [['NetworkPolicy x/api', 'spec.ingress[0].from[0].ipBlock.cidr', '"999.1.1.1/24"']],
    },
    {
      name: 'an address without a length',
      yaml: block('{ cidr: 10.0.0.1 }'),
      findings: [['NetworkPolicy x/api', 'spec.ingress[0].from[0].ipBlock.cidr', '"10.0.0.1" is not a range']],
    },
    {
      name: 'except outside of the range',
      yaml: block('{ cidr: 10.0.0.0/8, except: [11.0.0.0/16] }'),
      findings: [
        [
          'NetworkPolicy x/api',
          'spec.ingress[0].from[0].ipBlock.except[0]',
          '11.0.0.0/16 is not a smaller part of 10.0.0.0/8',
        ],
      ],
    },
    {
      name: 'except equal to the range',
      yaml: block('{ cidr: 10.0.0.0/8, except: [10.0.0.0/8] }'),
      findings: [['NetworkPolicy x/api', 'spec.ingress[0].from[0].ipBlock.except[0]', 'not a smaller part']],
    },
    {
      name: 'except of the other family',
      yaml: block("{ cidr: 10.0.0.0/8, except: ['::/64'] }"),
      findings: [['NetworkPolicy x/api', 'spec.ingress[0].from[0].ipBlock.except[0]', 'not a smaller part']],
    },
    {
      name: 'endPort below port',
      yaml: port('{ port: 90, endPort: 80 }'),
      findings: [['NetworkPolicy x/api', 'spec.ingress[0].ports[0].endPort', '80 is out of range']],
    },
    {
      name: 'endPort after a name',
      yaml: port('{ port: http, endPort: 80 }'),
      findings: [['NetworkPolicy x/api', 'spec.ingress[0].ports[0].endPort', 'without a port number']],
    },
    {
      name: 'a port that does not exist',
      yaml: port('{ port: 70000 }'),
      findings: [['NetworkPolicy x/api', 'spec.ingress[0].ports[0].port', '70000 is out of range']],
    },
    {
      name: 'a long name',
      yaml: port('{ port: administration-ui }'),
      findings: [
        ['NetworkPolicy x/api', 'spec.ingress[0].ports[0].port', '"administration-ui" is not the name of a port'],
      ],
    },
    {
      name: 'an unknown protocol',
      yaml: port('{ port: 80, protocol: HTTP }'),
      findings: [['NetworkPolicy x/api', 'spec.ingress[0].ports[0].protocol', '"HTTP" is not supported']],
    },
    {
      name: 'a range and a selector in one peer',
      yaml: policy('{ from: [{ ipBlock: { cidr: 10.0.0.0/8 }, podSelector: {} }] }'),
      findings: [['NetworkPolicy x/api', 'spec.ingress[0].from[0]', 'both an ipBlock and a selector']],
    },
    {
      name: 'an empty peer',
      yaml: policy('{ from: [{}] }'),
      findings: [['NetworkPolicy x/api', 'spec.ingress[0].from[0]', 'names no peer']],
    },
    {
      name: 'an operator without values',
      yaml: policy('{ from: [{ podSelector: { matchExpressions: [{ key: a, operator: In }] } }] }'),
      findings: [
        [
          'NetworkPolicy x/api',
          'spec.ingress[0].from[0].podSelector.matchExpressions[0].values',
          'needs at least one value',
        ],
      ],
    },
  ],
});
