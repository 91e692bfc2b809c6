import { quotaFieldsValid } from '../../../src/checks/rules/quota-fields-valid.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const quota = (spec: string) => object('ResourceQuota', 'api', `spec: { ${spec} }`);

testCheck(quotaFieldsValid, {
  example: [['LimitRange limits', 'spec.limits[0].default["cpu"]', '"2" is above max, "1"']],
  valid: [
    {
      name: 'resources of a quota',
      yaml: quota('hard: { pods: 5, requests.cpu: 1, count/jobs.batch: 2, services.loadbalancers: 0 }'),
    },
  ],
  invalid: [
    {
      name: 'an amount below zero',
      yaml: quota("hard: { pods: '-1' }"),
      findings: [['ResourceQuota x/api', 'spec.hard["pods"]', 'below zero']],
    },
    {
      name: 'a scope that counts pods alone',
      yaml: quota('hard: { requests.cpu: 1 }, scopes: [BestEffort]'),
      findings: [['ResourceQuota x/api', 'spec.scopes', 'counts pods alone']],
    },
    {
      name: 'an unknown resource',
      yaml: quota('hard: { gpus: 1 }'),
      findings: [['ResourceQuota x/api', 'spec.hard["gpus"]', 'is not a resource of quotas']],
    },
    {
      name: 'defaults of pods',
      yaml: object('LimitRange', 'a', "spec: { limits: [{ type: Pod, default: { cpu: '1' } }] }"),
      findings: [['LimitRange x/a', 'spec.limits[0].default', 'has no defaults']],
    },
  ],
});
