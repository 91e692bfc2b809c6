import { at, listOf } from '../../graph/fields.js';
import { listed } from '../../problem.js';
import { type Check, finding } from '../check.js';

export const externalIps: Check = {
  id: 'external-ips',
  title: 'No Service takes addresses of its own choice',
  why: 'Traffic of the whole cluster to these addresses goes to the Service, whoever they belong to (CVE-2020-8554).',
  fix: 'Use a Service of type LoadBalancer, an Ingress or a Gateway.',
  category: 'security',
  severity: 'warning',
  kinds: ['Service'],
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#external-ips',
  elsewhere: ['kyverno restrict-external-ips'],
  fails: `
apiVersion: v1
kind: Service
metadata: { name: api }
spec: { externalIPs: [203.0.113.9], ports: [{ port: 80 }] }
`,
  *check(graph) {
    for (const service of graph.ofKind('Service')) {
      const addresses = listOf(at(service.manifest, 'spec')['externalIPs']);
      if (addresses.length > 0) yield finding(service, 'spec.externalIPs', `takes ${listed(addresses.map(String))}`);
    }
  },
};
