import { ingressNginxPaths } from '../../../src/checks/rules/ingress-nginx-paths.js';
import { testCheck } from '../support/tester.js';

const ingress = (path: string, pathType: string, annotations = '', spec = 'ingressClassName: nginx') => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api, namespace: x, annotations: { ${annotations} } }
spec: { ${spec}, rules: [{ http: { paths: [{ path: '${path}', pathType: ${pathType} }] } }] }`;
const rewrite = (target: string) => `nginx.ingress.kubernetes.io/rewrite-target: ${target}`;
const where = 'spec.rules[0].http.paths[0].path';

testCheck(ingressNginxPaths, {
  example: [['Ingress api', where, '"/api" has no group: $2 of rewrite-target "/$2" is empty']],
  valid: [
    { name: 'a plain prefix', yaml: ingress('/api/v1.0_a-b', 'Prefix') },
    {
      name: 'a regular expression of the type for it',
      yaml: ingress('/api(/|$)(.*)', 'ImplementationSpecific', rewrite('/$2')),
    },
    { name: 'a target without captures', yaml: ingress('/api', 'Prefix', rewrite('/')) },
    { name: 'another controller', yaml: ingress('/api(.*)', 'Prefix', rewrite('/$2'), 'ingressClassName: traefik') },
    { name: 'no controller that is known', yaml: ingress('/a+b', 'Prefix', '', 'x: y') },
  ],
  invalid: [
    {
      name: 'a regular expression as a prefix',
      yaml: ingress('/api/.*', 'Prefix', 'nginx.ingress.kubernetes.io/use-regex: "true"', 'x: y'),
      findings: [['Ingress x/api', where, '"/api/.*" is a regular expression, and its pathType Prefix']],
    },
    {
      name: 'groups that do not capture',
      yaml: ingress('/(?:a|b)/(.*)', 'ImplementationSpecific', rewrite('/$2')),
      findings: [['Ingress x/api', where, 'has 1 of 2 groups']],
    },
  ],
});
