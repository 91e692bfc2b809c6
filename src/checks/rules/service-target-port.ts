import { isPort, podPorts, podsBehind, servicePorts } from '../../graph/services.js';
import { formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { portText } from '../wording.js';

export const serviceTargetPort: Check = {
  id: 'service-target-port',
  title: 'Every port of a Service leads to a port of its pods',
  why: 'A named target that no container has gives the Service no endpoint; a number nobody listens to refuses connections.',
  fix: 'Name a port that the containers declare, with the same protocol.',
  category: 'network',
  severity: 'error',
  kinds: ['Service'],
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  fails: `
apiVersion: v1
kind: Service
metadata: { name: api }
spec: { selector: { app: api }, ports: [{ port: 80, targetPort: web }] }
---
apiVersion: v1
kind: Pod
metadata: { name: api, labels: { app: api } }
spec: { containers: [{ name: api, image: 'api:1', ports: [{ name: http, containerPort: 8080 }] }] }
`,
  *check(graph) {
    for (const service of graph.ofKind('Service')) {
      const behind = podsBehind(graph, service);
      for (const { path, target, protocol } of servicePorts(service)) {
        const [first] = behind;
        if (!first || target === undefined || behind.some(pods => podPorts(pods).some(isPort(target, protocol))))
          continue;
        const declared = podPorts(first);
        const asked = typeof target === 'number' ? `${target}/${protocol}` : `"${target}" (${protocol})`;
        const message = `leads to ${asked}; ${formatObject(first.object)} declares ${portText(declared)}`;
        const found = finding(service, `${path}.targetPort`, message);
        if (typeof target === 'string') yield found;
        else if (declared.length > 0) yield { ...found, severity: 'warning' };
      }
    }
  },
};
