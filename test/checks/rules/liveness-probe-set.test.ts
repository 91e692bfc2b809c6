import { livenessProbeSet } from '../../../src/checks/rules/liveness-probe-set.js';
import { object, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(livenessProbeSet, {
  example: [['Pod api', 'spec.containers[0].livenessProbe', 'no liveness probe']],
  valid: [
    { name: 'a probe', yaml: pod('livenessProbe: { tcpSocket: { port: 1 } }') },
    {
      name: 'a Job',
      yaml: object('Job', 'a', 'spec: { template: { spec: { containers: [{ name: a }] } } }', 'batch/v1'),
    },
  ],
});
