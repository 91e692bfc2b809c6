import { amount } from '../../graph/container-resources.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const cpuLimitSet: Check = {
  id: 'cpu-limit-set',
  title: 'Every container has a cpu limit',
  why: 'One container can take all cpu of its node.',
  fix: 'Set `resources.limits.cpu`.',
  category: 'resources',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  controls: ['NSA/CISA: kubescape C-0270'],
  elsewhere: ['kube-score container-resources', 'polaris cpuLimitsMissing'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const container of containers(graph)) {
      const { object, path } = container;
      if (container.role !== 'ephemeral' && amount(container, 'limits', 'cpu') === undefined)
        yield finding(object, `${path}.resources.limits.cpu`, 'no cpu limit');
    }
  },
};
