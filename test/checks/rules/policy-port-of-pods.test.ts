import { policyPortOfPods } from '../../../src/checks/rules/policy-port-of-pods.js';
import { object, pod, service } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const running = service('{ port: 80, targetPort: 8080 }') + pod('ports: [{ containerPort: 8080 }]');
const policy = (rules: string) =>
  object(
    'NetworkPolicy',
    'api',
    `spec: { podSelector: { matchLabels: { app: api } }, ${rules} }`,
    'networking.k8s.io/v1',
  );
const to = 'to: [{ podSelector: { matchLabels: { app: api } } }]';

testCheck(policyPortOfPods, {
  example: [
    [
      'NetworkPolicy api',
      'spec.ingress[0].ports[0].port',
      '80 is the port of Service api; its pods listen on 8080/TCP',
    ],
  ],
  valid: [
    { name: 'the port of the pods', yaml: running + policy('ingress: [{ ports: [{ port: 8080 }] }]') },
    { name: 'a range', yaml: running + policy('ingress: [{ ports: [{ port: 80, endPort: 9000 }] }]') },
    { name: 'a port that no Service has', yaml: running + policy('ingress: [{ ports: [{ port: 15020 }] }]') },
    {
      name: 'a Service that leads to an undeclared port of the same number',
      yaml: service('{ port: 80 }') + pod() + policy('ingress: [{ ports: [{ port: 80 }] }]'),
    },
    { name: 'another protocol', yaml: running + policy('ingress: [{ ports: [{ port: 80, protocol: UDP }] }]') },
    {
      name: 'an address',
      yaml: running + policy('egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/8 } }], ports: [{ port: 80 }] }]'),
    },
    {
      name: 'pods of other namespaces',
      yaml: running + policy('egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 80 }] }]'),
    },
    { name: 'everything', yaml: running + policy('ingress: [{}]') },
  ],
  invalid: [
    {
      name: 'the way out to the pods',
      yaml: running + policy(`egress: [{ ${to}, ports: [{ port: 8080 }, { port: 80 }] }]`),
      findings: [['NetworkPolicy x/api', 'spec.egress[0].ports[1].port', '80 is the port of Service x/api']],
    },
  ],
});
