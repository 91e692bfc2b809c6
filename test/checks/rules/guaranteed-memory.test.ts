import { guaranteedMemory } from '../../../src/checks/rules/guaranteed-memory.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(guaranteedMemory, {
  example: [['Pod api', 'spec.containers[0].resources.limits.memory', 'are not one amount']],
  valid: [
    { name: 'one amount in two forms', yaml: pod('resources: { requests: { memory: 1000m }, limits: { memory: 1 } }') },
  ],
});
