import { ingressFieldsValid } from '../../../src/checks/rules/ingress-fields-valid.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const backend = 'backend: { service: { name: a, port: { number: 80 } } }';
const ingress = (rule: string) => object('Ingress', 'a', `spec: { rules: [{ ${rule} }] }`, 'networking.k8s.io/v1');

testCheck(ingressFieldsValid, {
  example: [['Ingress api', 'spec.rules[0].http.paths[0].path', 'begins with "/"']],
  valid: [
    {
      name: 'a wildcard host',
      yaml: ingress(
        "host: '*.example.com', http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: a, port: { name: http } } } }] }",
      ),
    },
    {
      name: 'a pattern',
      yaml: ingress(`http: { paths: [{ path: /a//b(/|$)(.*), pathType: ImplementationSpecific, ${backend} }] }`),
    },
    {
      name: 'a default backend alone',
      yaml: object(
        'Ingress',
        'a',
        'spec: { defaultBackend: { service: { name: a, port: { number: 80 } } } }',
        'networking.k8s.io/v1',
      ),
    },
  ],
  invalid: [
    {
      name: 'nothing',
      yaml: object('Ingress', 'a', 'spec: {}', 'networking.k8s.io/v1'),
      findings: [['Ingress x/a', 'spec', 'neither rules nor a defaultBackend']],
    },
    {
      name: 'an address',
      yaml: ingress(`host: 10.0.0.1, http: { paths: [{ path: /, pathType: Prefix, ${backend} }] }`),
      findings: [['Ingress x/a', 'spec.rules[0].host', 'is an address']],
    },
    {
      name: 'a path without its beginning',
      yaml: ingress(`http: { paths: [{ pathType: Prefix, ${backend} }] }`),
      findings: [['Ingress x/a', 'spec.rules[0].http.paths[0].path', '"" is not absolute']],
    },
    {
      name: 'two slashes',
      yaml: ingress(`http: { paths: [{ path: /a//b, pathType: Prefix, ${backend} }] }`),
      findings: [['Ingress x/a', 'spec.rules[0].http.paths[0].path', 'contains "//"']],
    },
    {
      name: 'an encoded slash',
      yaml: ingress(`http: { paths: [{ path: /a%2fb, pathType: Exact, ${backend} }] }`),
      findings: [['Ingress x/a', 'spec.rules[0].http.paths[0].path', 'contains "%2f"']],
    },
    {
      name: 'a path that leads up',
      yaml: ingress(`http: { paths: [{ path: /a/../b, pathType: Prefix, ${backend} }] }`),
      findings: [['Ingress x/a', 'spec.rules[0].http.paths[0].path', 'contains "/../"']],
    },
    {
      name: 'a port by name and number',
      yaml: ingress(
        'http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: a, port: { name: http, number: 80 } } } }] }',
      ),
      findings: [['Ingress x/a', 'spec.rules[0].http.paths[0].backend.service.port', 'one of them']],
    },
    {
      name: 'an invalid class',
      yaml: object(
        'Ingress',
        'a',
        'spec: { ingressClassName: A_b, defaultBackend: { service: { name: a, port: { number: 80 } } } }',
        'networking.k8s.io/v1',
      ),
      findings: [['Ingress x/a', 'spec.ingressClassName', 'is not the name of an IngressClass']],
    },
  ],
});
