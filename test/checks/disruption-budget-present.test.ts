import { disruptionBudgetPresent } from '../../src/checks/disruption-budget-present.js';
import { deployment, object } from './manifests.js';
import { testCheck } from './tester.js';

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
