import { amount } from '../../graph/container-resources.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const guaranteedCpu: Check = {
  id: 'guaranteed-cpu',
  title: 'Every container gets all the cpu it may use',
  why: 'A container that uses more than it requested is the first to be slowed down when the node is full.',
  fix: 'Set request and limit to one amount.',
  category: 'resources',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/',
  elsewhere: ['kube-score container-cpu-requests-equal-limits'],
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
        (amount(container, 'limits', 'cpu') === undefined ||
          amount(container, 'requests', 'cpu') !== amount(container, 'limits', 'cpu'))
      )
        yield finding(object, `${path}.resources.limits.cpu`, 'request and limit of cpu are not one amount');
    }
  },
};
