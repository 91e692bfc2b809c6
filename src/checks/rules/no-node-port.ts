import { at } from '../../graph/fields.js';
import { type Check, finding } from '../check.js';

export const noNodePort: Check = {
  id: 'no-node-port',
  title: 'No Service is of type NodePort',
  why: 'It opens a port on every node, past the way in and its certificates.',
  fix: 'Use ClusterIP behind an Ingress or a Gateway.',
  category: 'network',
  severity: 'warning',
  kinds: ['Service'],
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
  elsewhere: ['kube-linter exposed-services', 'kube-score service-type'],
  fails: `
apiVersion: v1
kind: Service
metadata: { name: api }
spec: { type: NodePort, selector: { app: api }, ports: [{ port: 80 }] }
`,
  *check(graph) {
    for (const service of graph.ofKind('Service')) {
      if (at(service.manifest, 'spec')['type'] === 'NodePort')
        yield finding(service, 'spec.type', 'is of type "NodePort"');
    }
  },
};
