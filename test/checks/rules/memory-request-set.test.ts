import { memoryRequestSet } from '../../../src/checks/rules/memory-request-set.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(memoryRequestSet, {
  example: [['Pod api', 'spec.containers[0].resources.requests.memory', 'no memory request']],
  valid: [
    { name: 'a request', yaml: pod('resources: { requests: { memory: 1 } }') },
    { name: 'a limit, which is a request too', yaml: pod('resources: { limits: { memory: 1 } }') },
  ],
});
