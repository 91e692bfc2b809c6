import { quotaCoversPeak } from '../../src/checks/quota-covers-peak.js';
import { deployment, object } from './manifests.js';
import { testCheck } from './tester.js';

const quota = (hard: string) => object('ResourceQuota', 'q', `spec: { hard: { ${hard} } }`);
const range = object('LimitRange', 'r', 'spec: { limits: [{ type: Container, default: { cpu: 500m } }] }');
const pods = (resources: string) => `containers: [{ name: a, resources: { ${resources} } }]`;

testCheck(quotaCoversPeak, {
  example: [
    ['ResourceQuota compute', 'spec.hard.requests.cpu', '4; at its peak the namespace needs 5: api (4 + 1 surge) x 1'],
  ],
  valid: [
    {
      name: 'enough',
      yaml: quota('requests.memory: 4Gi') + deployment('replicas: 3', pods('requests: { memory: 1Gi }')),
    },
    {
      name: 'defaults of a LimitRange',
      yaml: quota('limits.cpu: 1') + range + deployment('replicas: 1', 'containers: [{ name: a }]'),
    },
    { name: 'a quota of other things', yaml: quota('count/jobs.batch: 1') + deployment() },
    {
      name: 'a quota for some pods only',
      yaml: quota('pods: 1').replace('hard', 'scopes: [Terminating], hard') + deployment('replicas: 3'),
    },
  ],
  invalid: [
    {
      name: 'the maximum of an autoscaler, and init containers',
      yaml:
        quota('requests.memory: 8Gi') +
        deployment(
          'strategy: { rollingUpdate: { maxSurge: 1 } }',
          pods('requests: { memory: 1Gi }').replace(
            ']',
            '], initContainers: [{ name: b, resources: { requests: { memory: 2Gi } } }]',
          ),
        ) +
        object(
          'HorizontalPodAutoscaler',
          'a',
          'spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, maxReplicas: 4 }',
        ),
      findings: [
        [
          'ResourceQuota x/q',
          'spec.hard.requests.memory',
          '8Gi; at its peak the namespace needs 10Gi: api (4 + 1 surge) x 2Gi',
        ],
      ],
    },
    {
      name: 'a number of pods',
      yaml: quota('pods: 2') + deployment('replicas: 3', 'containers: []', 'StatefulSet'),
      findings: [['ResourceQuota x/q', 'spec.hard.pods', '2; at its peak the namespace needs 3: api 3 x 1']],
    },
    {
      name: 'a container that says nothing',
      yaml: quota('limits.cpu: 8') + deployment(),
      findings: [['Deployment x/api', 'spec.template.spec.containers', 'says nothing of limits.cpu']],
    },
  ],
});
