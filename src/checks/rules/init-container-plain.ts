import { isGiven } from '../../graph/fields.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

const refused = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'];

export const initContainerPlain: Check = {
  id: 'init-container-plain',
  title: 'Init containers have no probes and no lifecycle hooks',
  why: 'The API server refuses them, except on sidecars (`restartPolicy: Always`).',
  fix: 'Remove them, or make it a sidecar.',
  category: 'server',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#differences-from-regular-containers',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  initContainers: [{ name: wait, image: 'wait:1', readinessProbe: { tcpSocket: { port: 80 } } }]
  containers: [{ name: api, image: 'api:1' }]
`,
  *check(graph) {
    for (const { role, object, path, name, fields } of containers(graph)) {
      if (role !== 'init' && role !== 'ephemeral') continue;
      for (const field of refused.filter(each => isGiven(fields[each]))) {
        yield finding(object, `${path}.${field}`, `container "${name}" runs once: it can have no ${field}`);
      }
    }
  },
};
