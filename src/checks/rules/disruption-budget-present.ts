import { budgetsOf } from '../../graph/disruption-budgets.js';
import { isReplicated } from '../../graph/replicated.js';
import { workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const disruptionBudgetPresent: Check = {
  id: 'disruption-budget-present',
  title: 'Every workload of several pods has a disruption budget',
  why: 'A node upgrade may evict all its pods at once.',
  fix: 'Add a PodDisruptionBudget with `maxUnavailable: 1`.',
  category: 'availability',
  severity: 'warning',
  kinds: podMakingKinds,
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  elsewhere: [
    'kube-score deployment-has-poddisruptionbudget',
    'kube-score statefulset-has-poddisruptionbudget',
    'polaris missingPodDisruptionBudget',
  ],
  fails: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 3
  selector: { matchLabels: { app: api } }
  template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: 'api:1' }] } }
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      if (!isReplicated(graph, workload) || budgetsOf(graph, workload).length > 0) continue;
      yield finding(workload.object, '', 'no PodDisruptionBudget selects its pods');
    }
  },
};
