import { memoryLimitSet } from '../../../src/checks/rules/memory-limit-set.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(memoryLimitSet, {
  example: [['Pod api', 'spec.containers[0].resources.limits.memory', 'no memory limit']],
  valid: [{ name: 'a limit', yaml: pod('resources: { limits: { memory: 1 } }') }],
});
