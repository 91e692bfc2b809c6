import { mountsOf, templatedVolumes, volumesOf } from '../../graph/volumes.js';
import { workloads } from '../../graph/workload.js';
import { didYouMean } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { choices } from '../wording.js';

export const volumeMountDeclared: Check = {
  id: 'volume-mount-declared',
  title: 'Every mount names a volume of its pod',
  why: 'The API server refuses the pod: "volumeMounts: Not found".',
  fix: 'Declare the volume under `volumes` (or `volumeClaimTemplates`), or correct the name.',
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
  containers: [{ name: api, image: 'api:1', volumeMounts: [{ name: data, mountPath: /data }] }]
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      const names = new Set([...volumesOf(workload).map(({ name }) => name), ...templatedVolumes(workload)]);
      for (const mount of workload.containers.flatMap(mountsOf)) {
        if (names.has(mount.name)) continue;
        const near = didYouMean(mount.name, names);
        yield finding(
          workload.object,
          `${mount.path}.name`,
          `no volume "${mount.name}"; the pod has ${choices(names)}.${near}`,
        );
      }
    }
  },
};
