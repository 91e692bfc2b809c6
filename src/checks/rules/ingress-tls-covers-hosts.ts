import { at, listOf, textOf } from '../../graph/fields.js';
import { type Check, finding } from '../check.js';
import { choices } from '../wording.js';

export const ingressTlsCoversHosts: Check = {
  id: 'ingress-tls-covers-hosts',
  title: 'Every host of an Ingress with certificates has one',
  why: 'The host is served as plain text, or with the certificate of another: browsers refuse it. A warning, since a controller may have a certificate for all hosts.',
  fix: 'Add the host to `hosts` of an entry of `tls`.',
  category: 'routes',
  severity: 'warning',
  kinds: ['Ingress'],
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  elsewhere: ['kubescape C-0263'],
  fails: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api }
spec:
  tls: [{ hosts: [www.example.com], secretName: tls }]
  rules: [{ host: api.example.com }]
`,
  *check(graph) {
    for (const ingress of graph.ofKind('Ingress')) {
      const { tls, rules } = at(ingress.manifest, 'spec');
      const entries = listOf(tls).map(entry => listOf(at(entry)['hosts']).flatMap(host => textOf(host) ?? []));
      // An entry without hosts is for all of them.
      if (entries.length === 0 || entries.some(hosts => hosts.length === 0)) continue;
      const covered = new Set(entries.flat());
      for (const [i, rule] of listOf(rules).entries()) {
        const host = textOf(at(rule)['host']);
        if (!host || covered.has(host) || covered.has(`*${host.slice(host.indexOf('.'))}`)) continue;
        yield finding(
          ingress,
          `spec.rules[${i}].host`,
          `"${host}" is in no entry of tls; they have ${choices(covered)}`,
        );
      }
    }
  },
};
