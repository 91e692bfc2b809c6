import { memoryLimitSet } from '../../src/checks/memory-limit-set.js';
import { pod } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(memoryLimitSet, {
  example: [['Pod api', 'spec.containers[0].resources.limits.memory', 'no memory limit']],
  valid: [{ name: 'a limit', yaml: pod('resources: { limits: { memory: 1 } }') }],
});
