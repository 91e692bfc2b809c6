import { mountsOf } from '../../graph/volumes.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const uniqueMountPath: Check = {
  id: 'unique-mount-path',
  title: 'No container mounts two volumes at one path',
  why: 'The API server refuses the pod: "must be unique".',
  fix: 'Give each volume its own path; use `subPath` to put single files side by side.',
  category: 'server',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: api:1
      volumeMounts: [{ name: a, mountPath: /data }, { name: b, mountPath: /data }]
  volumes: [{ name: a, emptyDir: {} }, { name: b, emptyDir: {} }]
`,
  *check(graph) {
    for (const container of containers(graph)) {
      const first = new Map<string, string>();
      for (const { name, mountPath, path } of mountsOf(container)) {
        const other = first.get(mountPath);
        if (other === undefined) first.set(mountPath, name);
        else yield finding(container.object, `${path}.mountPath`, `"${mountPath}" is already the mount of "${other}"`);
      }
    }
  },
};
