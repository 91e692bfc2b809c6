import { at } from '../../graph/fields.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const ephemeralStorageSet: Check = {
  id: 'ephemeral-storage-set',
  title: "Every container has a request and a limit for the node's disk",
  why: 'Logs and temporary files of one pod fill the node, and the kubelet evicts others.',
  fix: 'Set `ephemeral-storage` under requests and limits.',
  category: 'resources',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/storage/ephemeral-storage/',
  elsewhere: ['kube-score container-ephemeral-storage-request-and-limit'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const container of containers(graph)) {
      const { object, path, fields } = container;
      if (
        container.role !== 'ephemeral' &&
        ['requests', 'limits'].some(field => at(fields, 'resources', field)['ephemeral-storage'] === undefined)
      )
        yield finding(object, `${path}.resources`, 'no request or no limit for ephemeral-storage');
    }
  },
};
