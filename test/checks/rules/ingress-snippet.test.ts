import { ingressSnippet } from '../../../src/checks/rules/ingress-snippet.js';
import { testCheck } from '../support/tester.js';

const annotated = (annotation: string) => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api, namespace: x, annotations: { ${annotation} } }`;
const key = 'nginx.ingress.kubernetes.io/auth-snippet';

testCheck(ingressSnippet, {
  example: [
    [
      'Ingress api',
      'metadata.annotations["nginx.ingress.kubernetes.io/server-snippet"]',
      'holds configuration of nginx',
    ],
  ],
  valid: [
    { name: 'another annotation', yaml: annotated('nginx.ingress.kubernetes.io/proxy-body-size: 8m') },
    { name: 'a snippet of somebody else', yaml: annotated('example.com/server-snippet: a') },
  ],
  invalid: [
    {
      name: 'any snippet',
      yaml: annotated(`${key}: a`),
      findings: [['Ingress x/api', `metadata.annotations["${key}"]`, key]],
    },
  ],
});
