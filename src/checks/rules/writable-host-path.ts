import { mountedHostPaths } from '../../graph/mounted-host-paths.js';
import { workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const writableHostPath: Check = {
  id: 'writable-host-path',
  title: 'No pod writes to the files of its node',
  why: 'The pod can change the node and every other pod on it.',
  fix: 'Mount it with `readOnly: true`.',
  category: 'security',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  controls: ['kubescape C-0045'],
  elsewhere: ['kube-linter writable-host-mount'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers: [{ name: api, image: 'api:1', volumeMounts: [{ name: logs, mountPath: /logs }] }]
  volumes: [{ name: logs, hostPath: { path: /var/log } }]
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      for (const { container, path, hostPath, writable } of mountedHostPaths(workload)) {
        if (writable)
          yield finding(workload.object, path, `container "${container}" may write to ${hostPath} of the node`);
      }
    }
  },
};
