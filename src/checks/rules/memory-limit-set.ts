import { amount } from '../../graph/container-resources.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const memoryLimitSet: Check = {
  id: 'memory-limit-set',
  title: 'Every container has a memory limit',
  why: 'One container can take all memory of its node.',
  fix: 'Set `resources.limits.memory`.',
  category: 'resources',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  controls: ['NSA/CISA: kubescape C-0271'],
  elsewhere: ['kube-linter unset-memory-requirements', 'kube-score container-resources', 'polaris memoryLimitsMissing'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const container of containers(graph)) {
      const { object, path } = container;
      if (container.role !== 'ephemeral' && amount(container, 'limits', 'memory') === undefined)
        yield finding(object, `${path}.resources.limits.memory`, 'no memory limit');
    }
  },
};
