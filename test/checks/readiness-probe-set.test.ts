import { readinessProbeSet } from '../../src/checks/readiness-probe-set.js';
import { object, pod } from './manifests.js';
import { testCheck } from './tester.js';

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
