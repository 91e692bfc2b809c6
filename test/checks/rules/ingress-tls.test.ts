import { ingressTls } from '../../../src/checks/rules/ingress-tls.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const ingress = (spec: string) => object('Ingress', 'api', `spec: { ${spec} }`, 'networking.k8s.io/v1');

testCheck(ingressTls, {
  example: [['Ingress api', 'spec.tls', 'every host is served without a certificate']],
  valid: [
    { name: 'a certificate', yaml: ingress('tls: [{ secretName: tls }], rules: [{ host: a.example.com }]') },
    { name: 'no rules', yaml: ingress('') },
  ],
  invalid: [
    {
      name: 'an empty list',
      yaml: ingress('tls: [], rules: [{}]'),
      findings: [['Ingress x/api', 'spec.tls', 'is not given']],
    },
  ],
});
