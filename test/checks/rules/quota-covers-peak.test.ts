import { quotaCoversPeak } from '../../../src/checks/rules/quota-covers-peak.js';
import { deployment, object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const quota = (hard: string) => object('ResourceQuota', 'q', `spec: { hard: { ${hard} } }`);
const cluster = (resources: string) =>
  object(
    'Cluster',
    'db',
    `spec: { instances: 3, storage: { size: 10Gi }, walStorage: { size: 2Gi }, resources: { ${resources} } }`,
    'postgresql.cnpg.io/v1',
  );
const range = object('LimitRange', 'r', 'spec: { limits: [{ type: Container, default: { cpu: 500m } }] }');
const pods = (resources: string) => `containers: [{ name: a, resources: { ${resources} } }]`;

const template = `template: { spec: { ${pods('requests: { cpu: 1 }')} } }`;
const job = (spec: string) => object('Job', 'import', `spec: { ${spec}, ${template} }`, 'batch/v1');
const cron = (spec: string, ofRun = '') =>
  object('CronJob', 'tick', `spec: { ${spec}, jobTemplate: { spec: { ${ofRun} ${template} } } }`, 'batch/v1');

testCheck(quotaCoversPeak, {
  example: [
    ['ResourceQuota compute', 'spec.hard.requests.cpu', '4; at its peak the namespace needs 5: api (4 + 1 surge) x 1'],
  ],
  valid: [
    { name: 'no more pods of a Job than it completes', yaml: quota('pods: 2') + job('parallelism: 9, completions: 2') },
    ...['concurrencyPolicy: Forbid', 'concurrencyPolicy: Replace', 'suspend: true'].map(spec => ({
      name: `a run of a CronJob at a time: ${spec}`,
      yaml: quota('requests.cpu: 1') + cron(spec),
    })),
    { name: 'runs of a CronJob that overlap', yaml: quota('requests.cpu: 2') + cron('concurrencyPolicy: Allow') },
    {
      name: 'a DaemonSet on one node',
      yaml: quota('requests.cpu: 1') + deployment('', pods('requests: { cpu: 1 }'), 'DaemonSet'),
    },
    {
      name: 'enough',
      yaml: quota('requests.memory: 4Gi') + deployment('replicas: 3', pods('requests: { memory: 1Gi }')),
    },
    {
      name: 'exactly enough, in fractions that computers round',
      yaml:
        quota('requests.cpu: 300m') +
        deployment('replicas: 2\n  strategy: { type: Recreate }', pods('requests: { cpu: 100m }')) +
        deployment('replicas: 2\n  strategy: { type: Recreate }', pods('requests: { cpu: 50m }')).replaceAll(
          /\bapi\b/g,
          'b',
        ),
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
      name: 'the parallel pods of a Job',
      yaml: quota('requests.cpu: 3') + job('parallelism: 4, completions: 8'),
      findings: [['ResourceQuota x/q', 'spec.hard.requests.cpu', '3; at its peak the namespace needs 4: import 4 x 1']],
    },
    {
      name: 'the parallel pods of a run of a CronJob',
      yaml: quota('pods: 1') + cron('concurrencyPolicy: Forbid', 'parallelism: 2,'),
      findings: [['ResourceQuota x/q', 'spec.hard.pods', '1; at its peak the namespace needs 2: tick 2 x 1']],
    },
    {
      name: 'runs of a CronJob that may overlap',
      yaml:
        quota('pods: 5, requests.cpu: 4') + job('parallelism: 1') + cron('schedule: "* * * * *"', 'parallelism: 2,'),
      severity: 'warning',
      findings: [
        [
          'ResourceQuota x/q',
          'spec.hard.requests.cpu',
          /^4; when a run of a CronJob is not over as the next begins, the namespace needs 5: (?=.*import 1 x 1)(?=.*tick \(2 \+ 2 overlapping\) x 1)/,
        ],
      ],
    },
    {
      name: 'a DaemonSet, which has a pod on one node at least',
      yaml:
        quota('requests.cpu: 500m') +
        deployment('', pods('requests: { cpu: 600m }'), 'DaemonSet') +
        deployment('replicas: 0', pods('requests: { cpu: 1 }'), 'StatefulSet').replaceAll(/\bapi\b/g, 'b'),
      findings: [
        [
          'ResourceQuota x/q',
          'spec.hard.requests.cpu',
          '500m; at its peak the namespace needs 600m: api 1 x 600m for each node',
        ],
      ],
    },
    {
      name: 'pods and volumes that an operator makes',
      yaml:
        quota('requests.cpu: 2, requests.storage: 25Gi, persistentvolumeclaims: 2') + cluster('requests: { cpu: 1 }'),
      findings: [
        ['ResourceQuota x/q', 'spec.hard.requests.cpu', '2; at its peak the namespace needs 3: db 3 x 1'],
        [
          'ResourceQuota x/q',
          'spec.hard.requests.storage',
          '25Gi; at its peak the namespace needs 36Gi: db 3 x 10Gi + db 3 x 2Gi',
        ],
        [
          'ResourceQuota x/q',
          'spec.hard.persistentvolumeclaims',
          '2; at its peak the namespace needs 6: db 3 x 1 + db 3 x 1',
        ],
      ],
    },
    {
      name: 'an operator without settings',
      yaml: quota('limits.memory: 8Gi') + cluster('requests: { cpu: 1 }'),
      findings: [['Cluster x/db', 'spec', 'says nothing of limits.memory, and quota "q" limits it']],
    },
    {
      name: 'volumes of a StatefulSet, and on their own',
      yaml:
        quota('requests.storage: 10Gi') +
        deployment(
          'replicas: 3, volumeClaimTemplates: [{ spec: { resources: { requests: { storage: 3Gi } } } }]'.replaceAll(
            ', v',
            '\n  v',
          ),
          'containers: []',
          'StatefulSet',
        ) +
        object('PersistentVolumeClaim', 'c', 'spec: { resources: { requests: { storage: 2Gi } } }'),
      findings: [
        [
          'ResourceQuota x/q',
          'spec.hard.requests.storage',
          '10Gi; at its peak the namespace needs 11Gi: c 1 x 2Gi + api 3 x 3Gi',
        ],
      ],
    },
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
      name: 'many workloads, of which the largest are named and the others counted',
      yaml:
        quota('requests.cpu: 1') +
        Array.from({ length: 300 }, (_, i) =>
          deployment(
            'replicas: 1\n  strategy: { type: Recreate }',
            pods(`requests: { cpu: ${i % 60 === 7 ? 2 : 1} }`),
          ).replaceAll(/\bapi\b/g, `w-${i}`),
        ).join(''),
      findings: [
        [
          'ResourceQuota x/q',
          'spec.hard.requests.cpu',
          /: w-7 1 x 2 \+ w-67 1 x 2 \+ w-127 1 x 2 \+ w-187 1 x 2 \+ w-247 1 x 2 \+ 295 for 295 others$/,
        ],
      ],
    },
    {
      name: 'a container that says nothing',
      yaml: quota('limits.cpu: 8') + deployment(),
      findings: [['Deployment x/api', 'spec.template.spec.containers', 'says nothing of limits.cpu']],
    },
  ],
});
