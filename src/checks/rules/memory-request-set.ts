import { amount } from '../../graph/container-resources.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const memoryRequestSet: Check = {
  id: 'memory-request-set',
  title: 'Every container has a memory request',
  why: 'The scheduler counts it as nothing: the node is filled until everything on it is slow or evicted.',
  fix: 'Set `resources.requests.memory`.',
  category: 'resources',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  elsewhere: [
    'kube-linter unset-memory-requirements',
    'kube-score container-resources',
    'polaris memoryRequestsMissing',
  ],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const container of containers(graph)) {
      const { object, path } = container;
      if (container.role !== 'ephemeral' && amount(container, 'requests', 'memory') === undefined)
        yield finding(object, `${path}.resources.requests.memory`, 'no memory request');
    }
  },
};
