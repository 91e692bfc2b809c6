import { priorityClassFieldsValid } from '../../../src/checks/rules/priority-class-fields-valid.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(priorityClassFieldsValid, {
  example: [['PriorityClass production', 'value', '2000000000 is above 1000000000']],
  valid: [{ name: 'the most', yaml: object('PriorityClass', 'a', 'value: 1000000000', 'scheduling.k8s.io/v1') }],
  invalid: [
    {
      name: 'a name of Kubernetes',
      yaml: object('PriorityClass', 'system-a', 'value: 1', 'scheduling.k8s.io/v1'),
      findings: [['PriorityClass system-a', 'metadata.name', 'begins with "system-"']],
    },
  ],
});
