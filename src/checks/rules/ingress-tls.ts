import { at, listOf } from '../../graph/fields.js';
import { type Check, finding } from '../check.js';

export const ingressTls: Check = {
  id: 'ingress-tls',
  title: 'Every Ingress has a certificate',
  why: 'Passwords and sessions go through the net as plain text.',
  fix: 'Add `tls` with the hosts and the Secret of their certificate.',
  category: 'routes',
  severity: 'warning',
  kinds: ['Ingress'],
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  elsewhere: ['polaris tlsSettingsMissing', 'kubescape C-0263'],
  fails: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api }
spec: { rules: [{ host: api.example.com }] }
`,
  *check(graph) {
    for (const ingress of graph.ofKind('Ingress')) {
      const { tls, rules } = at(ingress.manifest, 'spec');
      if (listOf(tls).length === 0 && listOf(rules).length > 0)
        yield finding(ingress, 'spec.tls', 'is not given: every host is served without a certificate');
    }
  },
};
