import { mountedHostPaths } from '../../graph/mounted-host-paths.js';
import { workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

const sensitive = [
  ...['/boot', '/dev', '/etc', '/lib', '/proc', '/sys', '/usr'],
  ...['/root', '/var/lib/etcd', '/var/lib/kubelet'],
];
/** Folders with images and containers; those of single ones, such as their logs, are not. */
const whole = ['/var/lib/containerd', '/var/lib/docker'];

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
        const folder = hostPath.length > 1 ? hostPath.replace(/\/+$/, '') : hostPath;
        const isSensitive =
          whole.some(each => isAbove(folder, each)) ||
          sensitive.some(
            // A folder above one of them shows it as well.
            each => isAbove(folder, each) || folder.startsWith(`${each}/`),
          );
        const message = `container "${container}" sees ${hostPath} of the node`;
        if (isSensitive) yield finding(workload.object, path, message);
      }
    }
  },
};

const isAbove = (folder: string, other: string) => folder === '/' || folder === other || other.startsWith(`${folder}/`);
