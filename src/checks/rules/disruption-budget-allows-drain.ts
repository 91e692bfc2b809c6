import { disruptionBudgets } from '../../graph/disruption-budgets.js';
import { at, type Fields } from '../../graph/fields.js';
import { replicasOf } from '../../graph/scaling.js';
import { shareOf } from '../../graph/share.js';
import { formatObject, listed } from '../../problem.js';
import { type Check, finding, risk } from '../check.js';
import { quoted } from '../wording.js';

const scaled = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']);

export const disruptionBudgetAllowsDrain: Check = {
  id: 'disruption-budget-allows-drain',
  title: 'Every disruption budget lets a node be drained',
  why: "A budget that allows no disruption blocks every drain: node upgrades hang until somebody deletes it. A warning where it does so only at the autoscaler's minimum.",
  fix: 'Allow one disruption, `maxUnavailable: 1`, or run more replicas than must be available.',
  category: 'availability',
  severity: 'error',
  kinds: ['PodDisruptionBudget'],
  docs: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-controllers-and-selectors',
  elsewhere: [
    'kube-linter pdb-max-unavailable',
    'kube-linter pdb-min-available (without autoscalers)',
    'polaris pdbDisruptionsIsZero',
  ],
  fails: `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: api }
spec: { minAvailable: 2, selector: { matchLabels: { app: api } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 2
  selector: { matchLabels: { app: api } }
  template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: 'api:1' }] } }
`,
  *check(graph) {
    for (const { object, selected } of disruptionBudgets(graph)) {
      const drained = selected.filter(({ object: { kind } }) => scaled.has(kind));
      const counts = drained.map(workload => replicasOf(graph, workload));
      const [min, max] = [sum(counts.map(count => count.min)), sum(counts.map(count => count.max))];
      const spec = at(object.manifest, 'spec');
      if (spec['minAvailable'] === undefined && spec['maxUnavailable'] === undefined) {
        yield finding(object, 'spec', 'says neither minAvailable nor maxUnavailable: no pod may ever be evicted');
        continue;
      }
      const field = spec['maxUnavailable'] === undefined ? 'minAvailable' : 'maxUnavailable';
      const wanted = quoted(spec[field]);
      const path = `spec.${field}`;
      if (max === 0) {
        if (isAbsolute(spec))
          yield finding(object, path, `${wanted}: no pod may ever be evicted, whatever is selected`);
      } else if (allowed(spec, max) <= 0) {
        yield finding(object, path, `${wanted} of ${max} pods: no pod may ever be evicted`);
      } else if (min > 0 && allowed(spec, min) <= 0) {
        const names = listed(drained.map(workload => formatObject(workload.object)));
        yield risk(
          object,
          path,
          `${wanted} of ${min} pods, the least that ${names} may have: then no pod may be evicted`,
        );
      }
    }
  },
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Allows nothing of any number of pods. */
const isAbsolute = (spec: Fields): boolean => allowed(spec, 1_000_000) <= 0;

/** How many of so many healthy pods may be evicted, as the disruption controller counts. */
function allowed({ minAvailable, maxUnavailable }: Fields, pods: number): number {
  if (maxUnavailable !== undefined) return shareOf(maxUnavailable, pods) ?? 1;
  return pods - (shareOf(minAvailable ?? 1, pods) ?? 0);
}
