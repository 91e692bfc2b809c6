import { requestsWithinLimits } from '../../../src/checks/rules/requests-within-limits.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(requestsWithinLimits, {
  example: [['Pod api', 'spec.containers[0].resources.requests.memory', 'requests 1Gi; the limit is 512Mi']],
  valid: [
    {
      name: 'equal amounts, differently written',
      yaml: pod('resources: { requests: { cpu: 1, memory: 1Gi }, limits: { cpu: 1000m, memory: 1024Mi } }'),
    },
    { name: 'no limit', yaml: pod('resources: { requests: { cpu: 8 } }') },
    {
      name: 'sums that binary fractions cannot hold',
      yaml: pod('resources: { requests: { cpu: 300m }, limits: { cpu: 0.3 } }'),
    },
  ],
  invalid: [
    {
      name: 'cores in two forms',
      yaml: pod('resources: { requests: { cpu: 1.5 }, limits: { cpu: 1200m } }'),
      findings: [['Pod x/api', 'spec.containers[0].resources.requests.cpu', 'requests 1.5; the limit is 1200m']],
    },
    {
      name: 'of the whole pod',
      yaml: pod('', 'resources: { requests: { memory: 2e9 }, limits: { memory: 1G } }'),
      findings: [['Pod x/api', 'spec.resources.requests.memory', 'requests 2000000000; the limit is 1G']],
    },
  ],
});
