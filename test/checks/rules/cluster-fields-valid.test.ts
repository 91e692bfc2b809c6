import { clusterFieldsValid } from '../../../src/checks/rules/cluster-fields-valid.js';
import { testCheck } from '../support/tester.js';

testCheck(clusterFieldsValid, {
  example: [['FlowSchema controllers', 'spec.matchingPrecedence', '20000 is out of range']],
  valid: [
    {
      name: 'the same, corrected',
      yaml: clusterFieldsValid.fails.replace('matchingPrecedence: 20000', 'matchingPrecedence: 500'),
    },
  ],
});
