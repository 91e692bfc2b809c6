import { rollingUpdateSet } from '../../../src/checks/rules/rolling-update-set.js';
import { deployment } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(rollingUpdateSet, {
  example: [['Deployment api', 'spec.strategy.type', '"Recreate", not "RollingUpdate"']],
  valid: [
    { name: 'pod by pod', yaml: deployment('strategy: { type: RollingUpdate }') },
    { name: 'a StatefulSet', yaml: deployment('', 'containers: []', 'StatefulSet') },
  ],
});
