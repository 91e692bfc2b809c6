import { disruptionBudget } from '../server/budget.js';
import { serverCheck } from '../server/refusal.js';

export const disruptionBudgetFieldsValid = serverCheck({
  id: 'disruption-budget-fields-valid',
  title: 'A disruption budget states one number of pods',
  why: 'The API server refuses the object.',
  fix: 'Keep one of the two fields.',
  docs: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  fails: `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: api }
spec: { minAvailable: 1, maxUnavailable: 1, selector: { matchLabels: { app: api } } }
`,
  rules: { PodDisruptionBudget: disruptionBudget },
});
