import { disruptionBudgetPresent } from '../../../src/checks/rules/disruption-budget-present.js';
import { deployment, object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(disruptionBudgetPresent, {
  example: [['Deployment api', '', 'no PodDisruptionBudget selects its pods']],
  valid: [
    {
      name: 'a budget',
      yaml: deployment('replicas: 3') + object('PodDisruptionBudget', 'a', 'spec: { selector: {} }'),
    },
    { name: 'one pod', yaml: deployment('replicas: 1') },
  ],
});
