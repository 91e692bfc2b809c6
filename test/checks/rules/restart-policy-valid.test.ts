import { restartPolicyValid } from '../../../src/checks/rules/restart-policy-valid.js';
import { deployment, object, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(restartPolicyValid, {
  example: [['Job migrate', 'spec.template.spec.restartPolicy', '"Always"; a Job allows "Never" or "OnFailure"']],
  valid: [
    { name: 'none in a Deployment', yaml: deployment() },
    { name: 'any in a Pod', yaml: pod('', 'restartPolicy: OnFailure') },
  ],
  invalid: [
    {
      name: 'none in a CronJob',
      yaml: object(
        'CronJob',
        'a',
        'spec: { jobTemplate: { spec: { template: { spec: { containers: [] } } } } }',
        'batch/v1',
      ),
      findings: [
        ['CronJob x/a', 'spec.jobTemplate.spec.template.spec.restartPolicy', 'not said, so "Always"; a CronJob allows'],
      ],
    },
    {
      name: 'Never in a Deployment',
      yaml: deployment('', 'restartPolicy: Never'),
      findings: [['Deployment x/api', 'spec.template.spec.restartPolicy', '"Never"; a Deployment allows "Always"']],
    },
  ],
});
