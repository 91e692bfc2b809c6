import { cpuLimitSet } from '../../src/checks/cpu-limit-set.js';
import { pod } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(cpuLimitSet, {
  example: [['Pod api', 'spec.containers[0].resources.limits.cpu', 'no cpu limit']],
  valid: [{ name: 'a limit', yaml: pod('resources: { limits: { cpu: 1 } }') }],
});
