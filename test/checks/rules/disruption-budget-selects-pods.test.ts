import { disruptionBudgetSelectsPods } from '../../../src/checks/rules/disruption-budget-selects-pods.js';
import { deployment, object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const budget = (name: string) =>
  object(
    'PodDisruptionBudget',
    name,
    'spec: { minAvailable: 1, selector: { matchLabels: { app: api } } }',
    'policy/v1',
  );

testCheck(disruptionBudgetSelectsPods, {
  example: [['PodDisruptionBudget api', 'spec.selector', 'selects no pod in namespace "default": app=web']],
  valid: [{ name: 'one budget', yaml: budget('a') + deployment() }],
  invalid: [
    {
      name: 'two budgets for one workload',
      yaml: budget('a') + budget('b') + deployment(),
      findings: [
        [
          'PodDisruptionBudget x/b',
          'spec.selector',
          'selects the pods of Deployment x/api, as PodDisruptionBudget x/a does',
        ],
      ],
      severity: 'error',
    },
  ],
});
