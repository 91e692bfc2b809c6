import { mountedHostPaths } from '../../graph/mounted-host-paths.js';
import { workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

const sensitive = ['/', '/boot', '/dev', '/etc', '/lib', '/proc', '/sys', '/usr'];

export const sensitiveHostPath: Check = {
  id: 'sensitive-host-path',
  title: 'No pod sees the system folders of its node',
  why: 'They hold the credentials of the kubelet and of every pod of the node.',
  fix: 'Mount only the folder of the program.',
  category: 'security',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  controls: ['kubescape C-0048'],
  elsewhere: ['kube-linter sensitive-host-mounts'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers: [{ name: api, image: 'api:1', volumeMounts: [{ name: etc, mountPath: /host/etc, readOnly: true }] }]
  volumes: [{ name: etc, hostPath: { path: /etc } }]
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      for (const { container, path, hostPath } of mountedHostPaths(workload)) {
        const folder = sensitive.find(each => hostPath === each || (each !== '/' && hostPath.startsWith(`${each}/`)));
        const message = `container "${container}" sees ${hostPath} of the node`;
        if (folder !== undefined) yield finding(workload.object, path, message);
      }
    }
  },
};
