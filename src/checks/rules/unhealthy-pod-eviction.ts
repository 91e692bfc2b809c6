import { disruptionBudgets } from '../../graph/disruption-budgets.js';
import { at } from '../../graph/fields.js';
import { type Check, finding } from '../check.js';
import { quoted } from '../wording.js';

export const unhealthyPodEviction: Check = {
  id: 'unhealthy-pod-eviction',
  title: 'Disruption budgets let pods that are not ready be evicted',
  why: 'A pod that never gets ready blocks the drain of its node for ever.',
  fix: 'Set `unhealthyPodEvictionPolicy: AlwaysAllow`.',
  category: 'availability',
  severity: 'warning',
  kinds: ['PodDisruptionBudget'],
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy',
  elsewhere: ['kube-linter pdb-unhealthy-pod-eviction-policy'],
  fails: `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: api }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: api } } }
`,
  *check(graph) {
    for (const { object } of disruptionBudgets(graph)) {
      const policy = at(object.manifest, 'spec')['unhealthyPodEvictionPolicy'];
      const message =
        policy === undefined ? 'is not set; "AlwaysAllow" is expected' : `is ${quoted(policy)}, not "AlwaysAllow"`;
      if (policy !== 'AlwaysAllow') yield finding(object, 'spec.unhealthyPodEvictionPolicy', message);
    }
  },
};
