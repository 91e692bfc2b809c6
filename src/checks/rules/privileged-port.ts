import { declaredPorts } from '../../graph/services.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const privilegedPort: Check = {
  id: 'privileged-port',
  title: 'No container listens on a port below 1024',
  why: 'The program needs the right to bind it, or root.',
  fix: 'Listen on a higher port; the Service may keep the low one.',
  category: 'security',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  elsewhere: ['kube-linter privileged-ports'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1', ports: [{ containerPort: 80 }] }] }
`,
  *check(graph) {
    for (const container of containers(graph)) {
      for (const { path, port } of declaredPorts(container)) {
        const message = `listens on port ${port}, which is below 1024`;
        if (port !== undefined && port < 1024) yield finding(container.object, `${path}.containerPort`, message);
      }
    }
  },
};
