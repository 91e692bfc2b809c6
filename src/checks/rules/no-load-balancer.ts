import { at } from '../../graph/fields.js';
import { type Check, finding } from '../check.js';

export const noLoadBalancer: Check = {
  id: 'no-load-balancer',
  title: 'No Service is of type LoadBalancer',
  why: 'Each one is an address of its own that is open to the world and costs money.',
  fix: 'Use ClusterIP behind an Ingress or a Gateway.',
  category: 'network',
  severity: 'warning',
  kinds: ['Service'],
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
  elsewhere: ['kube-linter exposed-services'],
  fails: `
apiVersion: v1
kind: Service
metadata: { name: api }
spec: { type: LoadBalancer, selector: { app: api }, ports: [{ port: 80 }] }
`,
  *check(graph) {
    for (const service of graph.ofKind('Service')) {
      if (at(service.manifest, 'spec')['type'] === 'LoadBalancer')
        yield finding(service, 'spec.type', 'is of type "LoadBalancer"');
    }
  },
};
