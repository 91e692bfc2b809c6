import { selectorExclusive } from '../../../src/checks/rules/selector-exclusive.js';
import { deployment, object, pod, service } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const job = object(
  'Job',
  'migrate',
  'spec: { template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: a }] } } }',
  'batch/v1',
);

testCheck(selectorExclusive, {
  example: [['Service api', 'spec.selector', 'selects the pods of Pod api and also those of Job migrate']],
  valid: [
    { name: 'one Deployment twice: unique-objects says so', yaml: deployment() + deployment() },
    { name: 'different labels', yaml: deployment() + job.replace('app: api', 'app: migrate') },
    {
      name: 'a named port that the Job has not',
      yaml: service('{ port: 80, targetPort: http }') + pod('ports: [{ name: http, containerPort: 80 }]') + job,
    },
  ],
  invalid: [
    {
      name: 'two Deployments of one selector',
      yaml: deployment() + deployment().replace('name: api', 'name: web'),
      findings: [
        [
          'Deployment x/api',
          'spec.selector',
          'app=api also selects the pods of Deployment x/web. Each controller keeps',
        ],
        [
          'Deployment x/web',
          'spec.selector',
          'app=api also selects the pods of Deployment x/api. Each controller keeps',
        ],
      ],
      severity: 'warning',
    },
    {
      name: 'an autoscaler that counts the pods of another Deployment',
      yaml:
        deployment() +
        deployment()
          .replace('name: api', 'name: web')
          .replace('matchLabels: { app: api }', 'matchLabels: { app: api, tier: web }')
          .replace('labels: { app: api } }', 'labels: { app: api, tier: web } }') +
        object(
          'HorizontalPodAutoscaler',
          'api',
          'spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api } }',
          'autoscaling/v2',
        ),
      findings: [
        [
          'Deployment x/api',
          'spec.selector',
          'also selects the pods of Deployment x/web, and HorizontalPodAutoscaler x/api counts them',
        ],
      ],
      severity: 'error',
    },
    {
      name: 'the pods of a Job',
      yaml: deployment() + job,
      findings: [['Deployment x/api', 'spec.selector', 'also selects the pods of Job x/migrate']],
      severity: 'warning',
    },
  ],
});
