import { readinessProbeSet } from '../../../src/checks/rules/readiness-probe-set.js';
import { object, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(readinessProbeSet, {
  example: [['Pod api', 'spec.containers[0].readinessProbe', 'no readiness probe']],
  valid: [
    { name: 'a probe', yaml: pod('readinessProbe: { tcpSocket: { port: 1 } }') },
    {
      name: 'a Job',
      yaml: object('Job', 'a', 'spec: { template: { spec: { containers: [{ name: a }] } } }', 'batch/v1'),
    },
  ],
});
