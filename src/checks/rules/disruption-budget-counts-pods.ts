import { disruptionBudgets } from '../../graph/disruption-budgets.js';
import { at, isGiven, listOf } from '../../graph/fields.js';
import type { Workload } from '../../graph/workload.js';
import { formatObject } from '../../problem.js';
import { type Check, finding, risk } from '../check.js';

/** Kinds without a number of replicas that the disruption controller can ask for. */
const uncounted = new Set(['CronJob', 'DaemonSet', 'Job', 'Pod']);

export const disruptionBudgetCountsPods: Check = {
  id: 'disruption-budget-counts-pods',
  title: 'The number of pods that a disruption budget reckons with can be counted',
  why: 'Only workloads with replicas say how many pods there should be. Without that number the budget allows no eviction at all, and nodes cannot be drained.',
  fix: 'Use `minAvailable` with a number, or a workload with replicas.',
  category: 'availability',
  severity: 'error',
  kinds: ['PodDisruptionBudget'],
  docs: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-controllers-and-selectors',
  fails: `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: api }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: api } } }
---
apiVersion: v1
kind: Pod
metadata: { name: api, labels: { app: api } }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const { object, selected } of disruptionBudgets(graph)) {
      const { maxUnavailable, minAvailable } = at(object.manifest, 'spec');
      const field = isGiven(maxUnavailable) ? 'maxUnavailable' : 'minAvailable';
      const value = maxUnavailable ?? minAvailable;
      if (!isGiven(value) || (field === 'minAvailable' && typeof value === 'number')) continue;
      const first = selected.find(isUncounted);
      if (!first) continue;
      const message = `is ${value}, and the number of pods of ${formatObject(first.object)} is unknown`;
      // Draining a node leaves the pods of a DaemonSet alone.
      const found = first.object.kind === 'DaemonSet' ? risk : finding;
      yield found(object, `spec.${field}`, message);
    }
  },
};

const isUncounted = ({ object: { kind, group, manifest } }: Workload) =>
  uncounted.has(kind) &&
  /^(?:|apps|batch)$/.test(group) &&
  listOf(at(manifest, 'metadata')['ownerReferences']).length === 0;
