import { cpuLimitSet } from '../../../src/checks/rules/cpu-limit-set.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(cpuLimitSet, {
  example: [['Pod api', 'spec.containers[0].resources.limits.cpu', 'no cpu limit']],
  valid: [{ name: 'a limit', yaml: pod('resources: { limits: { cpu: 1 } }') }],
});
