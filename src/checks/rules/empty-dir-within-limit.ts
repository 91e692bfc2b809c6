import { at } from '../../graph/fields.js';
import { podAmount } from '../../graph/pod-resources.js';
import { volumesOf } from '../../graph/volumes.js';
import { workloads } from '../../graph/workload.js';
import { quantity, quantityText } from '../../manifest/quantity.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const emptyDirWithinLimit: Check = {
  id: 'empty-dir-within-limit',
  title: 'An emptyDir may hold no more than its pod may use',
  why: 'What is in an emptyDir counts for the pod: the pod is evicted, or out of memory, before the volume is full.',
  fix: 'Lower `sizeLimit`, or raise the limit of the containers.',
  category: 'resources',
  severity: 'warning',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/concepts/storage/ephemeral-storage/',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers: [{ name: api, image: 'api:1', resources: { limits: { ephemeral-storage: 512Mi } } }]
  volumes: [{ name: tmp, emptyDir: { sizeLimit: 2Gi } }]
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      for (const { name, path, fields } of volumesOf(workload)) {
        const { sizeLimit, medium } = at(fields, 'emptyDir');
        const size = quantity(sizeLimit);
        if (size === undefined) continue;
        const resource = medium === 'Memory' ? 'memory' : 'ephemeral-storage';
        const limit = podAmount(graph, workload, 'limits', resource);
        if (limit === undefined || size <= limit) continue;
        const message = `volume "${name}" may hold ${sizeLimit}; the pod has a limit of ${quantityText(resource, limit)} ${resource}`;
        yield finding(workload.object, `${path}.emptyDir.sizeLimit`, message);
      }
    }
  },
};
