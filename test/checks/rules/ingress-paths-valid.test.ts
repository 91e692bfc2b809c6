import { ingressPathsValid } from '../../../src/checks/rules/ingress-paths-valid.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const root = 'http: { paths: [{ path: /, pathType: Prefix }] }';
const ingress = (name: string, rule: string) =>
  object('Ingress', name, `spec: { rules: [{ ${rule} }] }`, 'networking.k8s.io/v1');

testCheck(ingressPathsValid, {
  example: [['Ingress api', 'spec.rules[0].http.paths[1].path', 'any host/v1 is already served by Ingress api']],
  valid: [
    {
      name: 'one path on two hosts, and of two types',
      yaml:
        ingress(
          'a',
          'host: a.example, http: { paths: [{ path: /, pathType: Prefix }, { path: /, pathType: Exact }] }',
        ) + ingress('b', 'host: b.example, http: { paths: [{ path: /, pathType: Prefix }] }'),
    },
    {
      name: 'a canary',
      yaml:
        ingress('a', root) +
        ingress('b', root).replace(
          'namespace: x',
          'namespace: x, annotations: { nginx.ingress.kubernetes.io/canary: "true" }',
        ),
    },
    {
      name: 'a pattern',
      yaml: ingress('a', 'http: { paths: [{ path: /a//b(/|$)(.*), pathType: ImplementationSpecific }] }'),
    },
  ],
  invalid: [
    {
      name: 'one path in two objects',
      yaml: ingress('a', root) + ingress('b', root),
      findings: [['Ingress x/b', 'spec.rules[0].http.paths[0].path', 'any host/ is already served by Ingress x/a']],
    },
  ],
});
