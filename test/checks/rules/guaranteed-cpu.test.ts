import { guaranteedCpu } from '../../../src/checks/rules/guaranteed-cpu.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(guaranteedCpu, {
  example: [['Pod api', 'spec.containers[0].resources.limits.cpu', 'are not one amount']],
  valid: [
    { name: 'one amount in two forms', yaml: pod('resources: { requests: { cpu: 1000m }, limits: { cpu: 1 } }') },
  ],
});
