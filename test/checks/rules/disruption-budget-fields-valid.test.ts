import { disruptionBudgetFieldsValid } from '../../../src/checks/rules/disruption-budget-fields-valid.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const budget = (spec: string) => object('PodDisruptionBudget', 'api', `spec: { ${spec} }`, 'policy/v1');

testCheck(disruptionBudgetFieldsValid, {
  example: [['PodDisruptionBudget api', 'spec', 'both minAvailable and maxUnavailable']],
  valid: [
    { name: 'a percentage', yaml: budget('minAvailable: 100%') },
    { name: 'null for the other', yaml: budget('minAvailable: 1, maxUnavailable: null') },
  ],
  invalid: [
    {
      name: 'more than all',
      yaml: budget('maxUnavailable: 150%'),
      findings: [['PodDisruptionBudget x/api', 'spec.maxUnavailable', 'above 100%']],
    },
    {
      name: 'a number below zero',
      yaml: budget('minAvailable: -1'),
      findings: [['PodDisruptionBudget x/api', 'spec.minAvailable', '-1 is out of range']],
    },
    {
      name: 'another text',
      yaml: budget('minAvailable: half'),
      findings: [['PodDisruptionBudget x/api', 'spec.minAvailable', 'is not a percentage']],
    },
  ],
});
