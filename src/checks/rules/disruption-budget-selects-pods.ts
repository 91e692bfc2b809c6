import { budgetsOf, disruptionBudgets } from '../../graph/disruption-budgets.js';
import { at } from '../../graph/fields.js';
import { namespaceOf } from '../../graph/object.js';
import { workloads } from '../../graph/workload.js';
import { formatObject } from '../../problem.js';
import { type Check, finding, risk } from '../check.js';
import { selectorText } from '../labels.js';

export const disruptionBudgetSelectsPods: Check = {
  id: 'disruption-budget-selects-pods',
  title: 'Every disruption budget protects pods, and no pod has two',
  why: 'A budget that selects nothing protects nothing; a pod with two can never be evicted: the eviction API answers 500.',
  fix: "Select the labels of one workload's pods with one budget.",
  category: 'availability',
  severity: 'error',
  kinds: ['PodDisruptionBudget'],
  docs: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  elsewhere: ['kube-score statefulset-has-poddisruptionbudget (not the overlap)'],
  fails: `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: api }
spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }
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
      const { selector } = at(object.manifest, 'spec');
      if (selected.length > 0) continue;
      yield risk(
        object,
        'spec.selector',
        `selects no pod in namespace "${namespaceOf(object)}": ${selectorText(selector)}`,
      );
    }
    for (const workload of workloads(graph)) {
      const [first, ...others] = budgetsOf(graph, workload);
      for (const { object } of first ? others : []) {
        const message = `selects the pods of ${formatObject(workload.object)}, as ${formatObject(first?.object)} does`;
        yield finding(object, 'spec.selector', message);
      }
    }
  },
};
