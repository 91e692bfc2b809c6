import { jobEnds } from '../../../src/checks/rules/job-ends.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const job = (containers: string, spec = '') =>
  object('Job', 'a', `spec: { template: { spec: { ${spec} containers: [${containers}] } } }`, 'batch/v1');
const main = "{ name: main, image: 'api:1' }";
const proxy = "{ name: proxy, image: 'docker.io/istio/proxyv2:1.24.0' }";

testCheck(jobEnds, {
  example: [['Job migrate', 'spec.template.spec.containers[1]', 'cloud-sql-proxy:2.11.0) does not end by itself']],
  valid: [
    { name: 'one container', yaml: job(main) },
    { name: 'a proxy alone, whose end is the point of the Job', yaml: job(proxy) },
    { name: 'a sidecar', yaml: job(main, `initContainers: [{ restartPolicy: Always, ${proxy.slice(1)}],`) },
    {
      name: 'a proxy that is asked to go',
      yaml: job(
        `{ name: main, image: 'api:1', args: ['migrate; curl -X POST localhost:15020/quitquitquit'] }, ${proxy}`,
      ),
    },
    {
      name: 'containers that see the processes of one another',
      yaml: job(`${main}, ${proxy}`, 'shareProcessNamespace: true,'),
    },
  ],
  invalid: [
    {
      name: 'a CronJob',
      yaml: object(
        'CronJob',
        'a',
        `spec: { jobTemplate: { spec: { template: { spec: { containers: [${main}, ${proxy}] } } } } }`,
        'batch/v1',
      ),
      findings: [['CronJob x/a', 'spec.jobTemplate.spec.template.spec.containers[1]', 'does not end by itself']],
    },
  ],
});
