import { at } from '../../graph/fields.js';
import { mountsOf, templatedVolumes, volumesOf } from '../../graph/volumes.js';
import { type Workload, workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const volumeWritable: Check = {
  id: 'volume-writable',
  title: 'Pods that do not run as root may write to their volumes',
  why: 'A new volume belongs to root: without `fsGroup` the program fails with "permission denied" on its first write.',
  fix: 'Set `securityContext.fsGroup` of the pod to the group of its user.',
  category: 'storage',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  securityContext: { runAsNonRoot: true, runAsUser: 1000 }
  containers: [{ name: api, image: 'api:1', volumeMounts: [{ name: data, mountPath: /data }] }]
  volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      const pod = at(workload.spec, 'securityContext');
      const claims = pod['fsGroup'] === undefined ? claimsOf(workload) : new Set();
      for (const container of claims.size > 0 ? workload.containers : []) {
        const { runAsUser, runAsNonRoot } = { ...pod, ...at(container.fields, 'securityContext') };
        if (!(runAsNonRoot === true || Number(runAsUser) > 0)) continue;
        for (const { name, path, fields } of mountsOf(container)) {
          if (!claims.has(name) || fields['readOnly'] === true) continue;
          const message = `container "${container.name}" does not run as root and the pod has no fsGroup: it cannot write to "${name}"`;
          yield finding(workload.object, path, message);
        }
      }
    }
  },
};

const claimsOf = (workload: Workload): ReadonlySet<string> =>
  new Set([
    ...templatedVolumes(workload),
    ...volumesOf(workload).flatMap(({ name, fields }) =>
      fields['persistentVolumeClaim'] || fields['ephemeral'] ? [name] : [],
    ),
  ]);
