import { mountedHostPaths } from '../../graph/mounted-host-paths.js';
import { workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

/** Where runtimes have their sockets; whoever has a folder above one has the socket. */
const sockets = ['/run', '/var/run'].flatMap(folder =>
  ['containerd/containerd.sock', 'crio/crio.sock', 'docker.sock', 'cri-dockerd.sock'].map(name => `${folder}/${name}`),
);

export const containerRuntimeSocket: Check = {
  id: 'container-runtime-socket',
  title: 'No pod has the socket of the container runtime',
  why: 'Whoever may write to it may start any container on the node.',
  fix: 'Use the API server, or a builder that needs no socket.',
  category: 'security',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  controls: ['kubescape C-0074'],
  elsewhere: ['kube-linter docker-sock'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers: [{ name: api, image: 'api:1', volumeMounts: [{ name: run, mountPath: /var/run/docker.sock }] }]
  volumes: [{ name: run, hostPath: { path: /var/run/docker.sock } }]
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      for (const { container, path, hostPath } of mountedHostPaths(workload)) {
        const socket = /\/(docker|containerd|crio|cri-dockerd)[^/]*\.sock$/.test(hostPath);
        const inside = sockets.find(each => each.startsWith(hostPath.endsWith('/') ? hostPath : `${hostPath}/`));
        if (!socket && inside === undefined) continue;
        const message = `container "${container}" has ${hostPath}${inside === undefined ? '' : `, with ${inside}`}`;
        yield finding(workload.object, path, message);
      }
    }
  },
};
