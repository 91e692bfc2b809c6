import { type Check, finding } from '../check.js';

export const ingressSnippet: Check = {
  id: 'ingress-snippet',
  title: 'No annotation holds configuration of nginx',
  why: 'Whoever may write an Ingress may read every Secret that the controller reads (CVE-2021-25742). Controllers refuse such annotations unless they are set to take them.',
  fix: 'Use the annotation for what you need, or the configuration of the controller.',
  category: 'routes',
  severity: 'warning',
  kinds: ['Ingress'],
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations-risk/',
  elsewhere: ['checkov CKV_K8S_152', 'kyverno restrict-annotations'],
  fails: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api, annotations: { nginx.ingress.kubernetes.io/server-snippet: 'return 200;' } }
spec: { rules: [{ host: api.example.com }] }
`,
  *check(graph) {
    for (const ingress of graph.ofKind('Ingress')) {
      for (const key of Object.keys(ingress.manifest.metadata.annotations ?? {})) {
        if (key.startsWith('nginx.ingress.kubernetes.io/') && key.endsWith('-snippet'))
          yield finding(ingress, `metadata.annotations["${key}"]`, `${key} holds configuration of nginx`);
      }
    }
  },
};
