import { progressCoversStartup } from '../../../src/checks/rules/progress-covers-startup.js';
import { deployment } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const probe = (fields: string) => `startupProbe: { tcpSocket: { port: 80 }, ${fields} }`;
const api = (probed: string, spec = '', init = '') =>
  deployment(spec, `containers: [{ name: api, image: 'api:1', ${probed} }], initContainers: [${init}]`);
const path = 'spec.progressDeadlineSeconds';

testCheck(progressCoversStartup, {
  example: [['Deployment api', path, 'is 600; the startup probe allows 1200 s']],
  valid: [
    { name: 'no startup probe', yaml: api('', 'progressDeadlineSeconds: 5') },
    { name: 'a short one', yaml: api(probe('failureThreshold: 30')) },
    { name: 'a deadline that is longer', yaml: api(probe('failureThreshold: 120'), 'progressDeadlineSeconds: 1201') },
    {
      name: 'a StatefulSet, which has no deadline',
      yaml: deployment(
        '',
        `containers: [{ name: api, image: 'api:1', ${probe('failureThreshold: 120')} }]`,
        'StatefulSet',
      ),
    },
    {
      name: 'an init container, which has no say',
      yaml: api('', '', `{ name: wait, image: 'wait:1', ${probe('failureThreshold: 120')} }`),
    },
  ],
  invalid: [
    {
      name: 'a deadline that minReadySeconds uses up',
      yaml: api(probe('initialDelaySeconds: 10, failureThreshold: 50'), 'minReadySeconds: 90'),
      findings: [['Deployment x/api', path, 'allows 510 s, and minReadySeconds 90 s more']],
    },
    {
      name: 'a sidecar before a slow container',
      yaml: api(
        probe('failureThreshold: 40'),
        '',
        `{ name: proxy, image: 'proxy:1', restartPolicy: Always, ${probe('failureThreshold: 20')} }`,
      ),
      findings: [['Deployment x/api', path, 'allows 600 s']],
    },
  ],
});
