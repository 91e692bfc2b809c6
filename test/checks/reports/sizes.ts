import { deployment, object, pod } from '../support/manifests.js';
import { report } from './report.js';

const resources = (text: string) => pod(`resources: { ${text} }`);
const probed = (failures: number, spec = '') =>
  deployment(
    spec,
    `containers: [{ name: api, image: 'api:1', startupProbe: { periodSeconds: 10, failureThreshold: ${failures}, tcpSocket: { port: 80 } } }]`,
  );
const cron = (schedule: string, more = '') =>
  object(
    'CronJob',
    'report',
    `spec: { schedule: "${schedule}", ${more} jobTemplate: { spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: 'a:1' }] } } } } }`,
    'batch/v1',
  );
const job = (containers: string, more = '') =>
  object(
    'Job',
    'migrate',
    `spec: { template: { spec: { restartPolicy: Never, ${more} containers: [${containers}] } } }`,
    'batch/v1',
  );
const scaled = (spec: string) =>
  object(
    'ScaledObject',
    'api',
    `spec: { scaleTargetRef: { name: api }, maxReplicaCount: 5, ${spec} }`,
    'keda.sh/v1alpha1',
  ) + deployment('', "containers: [{ name: api, image: 'api:1', resources: { requests: { cpu: 100m } } }]");
const cpu = '{ type: cpu, metricType: Utilization, metadata: { value: "70" } }';
const queue = (auth: string) =>
  `triggers: [{ type: rabbitmq, metadata: { queueName: a, mode: QueueLength, value: "5" }, authenticationRef: { name: ${auth} } }]`;
const auth = (key: string) =>
  object(
    'TriggerAuthentication',
    'queue',
    `spec: { secretTargetRef: [{ parameter: host, name: queue, key: ${key} }] }`,
    'keda.sh/v1alpha1',
  );

export const sizes = [
  report('progress-covers-startup', 'a startup that may last longer than the deadline', probed(120), [
    'failureThreshold: 120',
    'failureThreshold: 30',
  ]),
  report('progress-covers-startup', 'the same with a deadline of its own', probed(90, 'progressDeadlineSeconds: 900'), [
    'progressDeadlineSeconds: 900',
    'progressDeadlineSeconds: 1000',
  ]),
  report(
    'amount-plausible',
    'memory in thousandths of a byte',
    resources('requests: { memory: 400m }, limits: { memory: 512m }'),
    ['memory: 400m', 'memory: 400Mi'],
    ['memory: 512m', 'memory: 512Mi'],
  ),
  report(
    'amount-plausible',
    'twenty cores with the memory of a small program',
    resources('requests: { cpu: 20, memory: 64Mi }'),
    ['cpu: 20', 'cpu: 20m'],
  ),
  report('amount-plausible', 'a hundred cores', resources('requests: { cpu: 100 }'), ['cpu: 100', 'cpu: 100m']),
  report(
    'limit-range-allows',
    'a request above the default limit',
    object(
      'LimitRange',
      'sizes',
      'spec: { limits: [{ type: Container, default: { memory: 512Mi }, defaultRequest: { memory: 256Mi } }] }',
    ) + resources('requests: { memory: 1Gi }'),
    ['memory: 1Gi', 'memory: 500Mi'],
  ),
  report(
    'empty-dir-within-limit',
    'an emptyDir above the limit of the pod',
    pod(
      'resources: { limits: { ephemeral-storage: 512Mi } }',
      'volumes: [{ name: tmp, emptyDir: { sizeLimit: 2Gi } }]',
    ),
    ['sizeLimit: 2Gi', 'sizeLimit: 256Mi'],
  ),
  report(
    'disruption-budget-counts-pods',
    'a budget in pods that may be away, over bare pods',
    pod() +
      object(
        'PodDisruptionBudget',
        'api',
        'spec: { maxUnavailable: 1, selector: { matchLabels: { app: api } } }',
        'policy/v1',
      ),
    ['maxUnavailable: 1', 'minAvailable: 0'],
  ),
  report('cron-job-runs', 'the 31st of February', cron('0 0 31 2 *'), ['31 2', '28 2']),
  report('cron-job-runs', 'the 31st of April', cron('0 0 31 4,6,9,11 *'), ['4,6,9,11', '4,5']),
  report(
    'cron-job-runs',
    'a deadline below the step of the controller',
    cron('0 0 * * *', 'startingDeadlineSeconds: 5,'),
    ['startingDeadlineSeconds: 5,', 'startingDeadlineSeconds: 60,'],
  ),
  report(
    'job-ends',
    'a proxy beside the container that ends',
    job(
      "{ name: migrate, image: 'api:1' }, { name: proxy, image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.11.0', args: [shop] }",
    ),
    [
      "{ name: migrate, image: 'api:1' }, {",
      "{ name: migrate, image: 'api:1' }], initContainers: [{ restartPolicy: Always,",
    ],
  ),
  report(
    'keda-wakes',
    'processor time cannot wake what has no pods',
    scaled(`minReplicaCount: 0, triggers: [${cpu}]`),
    ['minReplicaCount: 0', 'minReplicaCount: 1'],
  ),
  report('keda-wakes', 'the default of the minimum is 0', scaled(`triggers: [${cpu}]`), [
    'triggers:',
    'minReplicaCount: 1, triggers:',
  ]),
  report(
    'keda-authentication-exists',
    'a TriggerAuthentication that is missing',
    scaled(queue('nope')) + auth('host'),
    ['authenticationRef: { name: nope }', 'authenticationRef: { name: queue }'],
  ),
  report(
    'key-exists',
    'a key that the Secret of a TriggerAuthentication does not have',
    scaled(queue('queue')) +
      auth('hosts') +
      object(
        'ExternalSecret',
        'queue',
        'spec: { data: [{ secretKey: host, remoteRef: { key: a } }] }',
        'external-secrets.io/v1',
      ),
    ['key: hosts', 'key: host'],
  ),
  report(
    'workload-fields-valid',
    'a deadline that is not above minReadySeconds',
    deployment('progressDeadlineSeconds: 60\n  minReadySeconds: 60'),
    ['progressDeadlineSeconds: 60', 'progressDeadlineSeconds: 61'],
  ),
];
