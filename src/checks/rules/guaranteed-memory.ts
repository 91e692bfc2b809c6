import { amount } from '../../graph/container-resources.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const guaranteedMemory: Check = {
  id: 'guaranteed-memory',
  title: 'Every container gets all the memory it may use',
  why: 'A container that uses more than it requested is the first to be killed when the node is full.',
  fix: 'Set request and limit to one amount.',
  category: 'resources',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/',
  elsewhere: ['kube-score container-memory-requests-equal-limits'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const container of containers(graph)) {
      const { object, path } = container;
      if (
        container.role !== 'ephemeral' &&
        (amount(container, 'limits', 'memory') === undefined ||
          amount(container, 'requests', 'memory') !== amount(container, 'limits', 'memory'))
      )
        yield finding(object, `${path}.resources.limits.memory`, 'request and limit of memory are not one amount');
    }
  },
};
