import type { Graph } from '../../graph/graph.js';
import { declaredPorts } from '../../graph/services.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const sshPort: Check = {
  id: 'ssh-port',
  title: 'No container offers SSH',
  why: 'A second way in, past the API server and its audit log.',
  fix: 'Use `kubectl exec` or `kubectl debug`.',
  category: 'security',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_exec/',
  controls: ['kubescape C-0042'],
  elsewhere: ['kube-linter ssh-port'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1', ports: [{ containerPort: 22 }] }] }
`,
  *check(graph) {
    for (const { path, port, protocol, object } of allPorts(graph)) {
      if (port === 22 && protocol === 'TCP') yield finding(object, `${path}.containerPort`, 'offers port 22/TCP');
    }
  },
};

const allPorts = (graph: Graph) =>
  containers(graph).flatMap(container => declaredPorts(container).map(port => ({ ...port, object: container.object })));
