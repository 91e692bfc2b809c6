import { guaranteedMemory } from '../../src/checks/guaranteed-memory.js';
import { pod } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(guaranteedMemory, {
  example: [['Pod api', 'spec.containers[0].resources.limits.memory', 'are not one amount']],
  valid: [
    { name: 'one amount in two forms', yaml: pod('resources: { requests: { memory: 1000m }, limits: { memory: 1 } }') },
  ],
});
