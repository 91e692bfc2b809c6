import { ingressTlsCoversHosts } from '../../../src/checks/rules/ingress-tls-covers-hosts.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const ingress = (tls: string, ...hosts: string[]) =>
  object(
    'Ingress',
    'api',
    `spec: { tls: [${tls}], rules: [${hosts.map(host => `{ host: "${host}" }`).join(', ')}] }`,
    'networking.k8s.io/v1',
  );

testCheck(ingressTlsCoversHosts, {
  example: [
    ['Ingress api', 'spec.rules[0].host', '"api.example.com" is in no entry of tls; they have "www.example.com"'],
  ],
  valid: [
    {
      name: 'the same hosts',
      yaml: ingress('{ hosts: [a.example.com] }, { hosts: [b.example.com] }', 'a.example.com', 'b.example.com'),
    },
    { name: 'a wildcard', yaml: ingress('{ hosts: ["*.example.com"] }', 'a.example.com', '*.example.com') },
    { name: 'an entry for all hosts', yaml: ingress('{ secretName: tls }', 'a.example.com') },
    { name: 'no certificates at all', yaml: ingress('', 'a.example.com') },
    { name: 'a rule without a host', yaml: ingress('{ hosts: [a.example.com] }', '') },
  ],
  invalid: [
    {
      name: 'a host below the wildcard’s level',
      yaml: ingress('{ hosts: ["*.example.com"] }', 'a.b.example.com'),
      findings: [['Ingress x/api', 'spec.rules[0].host', '"a.b.example.com" is in no entry']],
    },
  ],
});
