import { podFieldsValid } from '../../../src/checks/rules/pod-fields-valid.js';
import { object, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const workload = (kind: string, spec: string) => object(kind, 'a', spec, 'apps/v1');
const selected = 'selector: { matchLabels: { a: b } }';
const labels = 'metadata: { labels: { a: b } }';
/** Name, manifest, object and the field that is reported; a field that the schema requires is schema-valid's. */
const withoutContainers = [
  ['a Deployment without a spec', workload('Deployment', ''), 'Deployment x/a', 'spec'],
  ['a Deployment with a spec that is null', workload('Deployment', 'spec: null'), 'Deployment x/a', 'spec'],
  [
    'a template without a spec',
    workload('StatefulSet', `spec: { ${selected}, template: { ${labels} } }`),
    'StatefulSet x/a',
    'spec.template.spec',
  ],
  [
    'a template with a spec that is null',
    workload('DaemonSet', `spec: { ${selected}, template: { ${labels}, spec: null } }`),
    'DaemonSet x/a',
    'spec.template.spec',
  ],
  [
    'no containers',
    workload('Deployment', `spec: { ${selected}, template: { ${labels}, spec: { containers: [] } } }`),
    'Deployment x/a',
    'spec.template.spec.containers',
  ],
  [
    'a ReplicaSet without a template',
    workload('ReplicaSet', `spec: { ${selected} }`),
    'ReplicaSet x/a',
    'spec.template',
  ],
  ['a Pod without a spec', object('Pod', 'a', ''), 'Pod x/a', 'spec'],
  ['a Pod without containers', object('Pod', 'a', 'spec: { containers: [] }'), 'Pod x/a', 'spec.containers'],
  [
    'a template of a template without a spec',
    object('CronJob', 'a', "spec: { schedule: '* * * * *', jobTemplate: {} }", 'batch/v1'),
    'CronJob x/a',
    'spec.jobTemplate.spec',
  ],
] as const;

testCheck(podFieldsValid, {
  example: [['Pod api', 'spec.containers[0].env[0].valueFrom', 'beside a value']],
  valid: [
    { name: 'a template that the schema misses already', yaml: workload('Deployment', `spec: { ${selected} }`) },
    { name: 'containers that the schema misses already', yaml: object('Pod', 'a', 'spec: {}') },
    {
      name: 'one source for each variable',
      yaml: pod("env: [{ name: A, value: '' , valueFrom: { fieldRef: { fieldPath: metadata.name } } }]"),
    },
    {
      name: 'null, which is unset',
      yaml: pod('env: [{ name: A, value: x, valueFrom: null }], resources: { limits: null }'),
    },
    {
      name: 'labels by key',
      yaml: pod(`env: [{ name: A, valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } }]`),
    },
    {
      name: 'an extended resource with equal limit',
      yaml: pod("resources: { requests: { example.com/gpu: 1 }, limits: { example.com/gpu: '1' } }"),
    },
    { name: 'huge pages', yaml: pod('resources: { limits: { memory: 1Gi, hugepages-2Mi: 4Mi } }') },
    { name: 'a sleep within the grace period', yaml: pod('lifecycle: { preStop: { sleep: { seconds: 30 } } }') },
    {
      name: 'a paths of two sources',
      yaml: pod(
        '',
        'volumes: [{ name: v, projected: { sources: [{ configMap: { name: a, items: [{ key: k, path: x }] } }, { secret: { name: b, items: [{ key: k, path: f }] } }] } }]',
      ),
    },
    {
      name: 'a custom resource of the same kind',
      yaml: object(
        'Deployment',
        'a',
        'spec: { template: { spec: { containers: [{ name: a, env: [{ name: A, value: x, valueFrom: {} }] }] } } }',
        'apps.example.com/v1',
      ),
    },
  ],
  invalid: [
    ...withoutContainers.map(([name, yaml, subject, path]) => ({
      name,
      yaml,
      findings: [
        [
          subject,
          path,
          /^is (missing; a \w+ has a pod with at least|empty; a pod has at least) one container$/,
        ] as const,
      ],
    })),
    {
      name: 'two sources',
      yaml: pod(
        'env: [{ name: A, valueFrom: { secretKeyRef: { name: a, key: k }, configMapKeyRef: { name: a, key: k } } }]',
      ),
      findings: [['Pod x/api', 'spec.containers[0].env[0].valueFrom', 'configMapKeyRef and secretKeyRef']],
    },
    {
      name: 'a source of environments with both',
      yaml: pod('envFrom: [{ configMapRef: { name: a }, secretRef: { name: a } }]'),
      findings: [['Pod x/api', 'spec.containers[0].envFrom[0]', 'exactly one']],
    },
    {
      name: 'a field that has no variable',
      yaml: pod('env: [{ name: A, valueFrom: { fieldRef: { fieldPath: metadata.labels } } }]'),
      findings: [
        ['Pod x/api', 'spec.containers[0].env[0].valueFrom.fieldRef.fieldPath', '"metadata.labels" is not supported'],
      ],
    },
    {
      name: 'a resource that has no variable',
      yaml: pod('env: [{ name: A, valueFrom: { resourceFieldRef: { resource: limits.gpu } } }]'),
      findings: [['Pod x/api', 'spec.containers[0].env[0].valueFrom.resourceFieldRef.resource', 'limits.cpu']],
    },
    {
      name: 'an unknown resource',
      yaml: pod("resources: { limits: { gpu: '1' } }"),
      findings: [['Pod x/api', 'spec.containers[0].resources.limits["gpu"]', 'is not a resource of containers']],
    },
    {
      name: 'a request below zero',
      yaml: pod("resources: { requests: { cpu: '-1' } }"),
      findings: [['Pod x/api', 'spec.containers[0].resources.requests["cpu"]', 'below zero']],
    },
    {
      name: 'an extended resource without limit',
      yaml: pod('resources: { requests: { example.com/gpu: 1 } }'),
      findings: [['Pod x/api', 'spec.containers[0].resources.limits["example.com/gpu"]', 'is missing']],
    },
    {
      name: 'an absolute subPath',
      yaml: pod('volumeMounts: [{ name: v, mountPath: /v, subPath: /x }]'),
      findings: [['Pod x/api', 'spec.containers[0].volumeMounts[0].subPath', 'is absolute']],
    },
    {
      name: 'a subPath that leads out',
      yaml: pod('volumeMounts: [{ name: v, mountPath: /v, subPath: ../x }]'),
      findings: [['Pod x/api', 'spec.containers[0].volumeMounts[0].subPath', 'contains ".."']],
    },
    {
      name: 'a probe without command',
      yaml: pod('readinessProbe: { exec: {} }'),
      findings: [['Pod x/api', 'spec.containers[0].readinessProbe.exec.command', 'missing or empty']],
    },
    {
      name: 'a probe with negative delay',
      yaml: pod('readinessProbe: { initialDelaySeconds: -1, tcpSocket: { port: 80 } }'),
      findings: [['Pod x/api', 'spec.containers[0].readinessProbe.initialDelaySeconds', '-1 is out of range']],
    },
    {
      name: 'a sleep that is too long',
      yaml: pod('lifecycle: { preStop: { sleep: { seconds: 31 } } }'),
      findings: [['Pod x/api', 'spec.containers[0].lifecycle.preStop.sleep.seconds', '1 to 30']],
    },
    {
      name: 'no nameserver',
      yaml: pod('', 'dnsPolicy: None'),
      findings: [['Pod x/api', 'spec.dnsConfig', 'no nameserver']],
    },
    {
      name: 'an alias twice',
      yaml: pod('', 'hostAliases: [{ ip: 10.0.0.1 }, { ip: 10.0.0.1 }]'),
      findings: [['Pod x/api', 'spec.hostAliases[1]', '10.0.0.1 is already at']],
    },
    {
      name: 'a shared process namespace of the host',
      yaml: pod('', 'hostPID: true, shareProcessNamespace: true'),
      findings: [['Pod x/api', 'spec.shareProcessNamespace', 'beside hostPID']],
    },
    {
      name: 'a profile without type Localhost',
      yaml: pod('', 'securityContext: { seccompProfile: { type: RuntimeDefault, localhostProfile: x } }'),
      findings: [['Pod x/api', 'spec.securityContext.seccompProfile.localhostProfile', 'allowed is Localhost']],
    },
    {
      name: 'a file that leads out of a volume',
      yaml: pod('', 'volumes: [{ name: v, configMap: { name: a, items: [{ key: k, path: ../a }] } }]'),
      findings: [['Pod x/api', 'spec.volumes[0].configMap.items[0].path', 'contains ".."']],
    },
    {
      name: 'a mode above 0777',
      yaml: pod('', 'volumes: [{ name: v, secret: { secretName: a, defaultMode: 644 } }]'),
      findings: [['Pod x/api', 'spec.volumes[0].secret.defaultMode', '0 to 511']],
    },
    {
      name: 'an empty directory below zero',
      yaml: pod('', "volumes: [{ name: v, emptyDir: { sizeLimit: '-1Gi' } }]"),
      findings: [['Pod x/api', 'spec.volumes[0].emptyDir.sizeLimit', 'below zero']],
    },
    {
      name: 'one file of two sources',
      yaml: pod(
        '',
        'volumes: [{ name: v, projected: { sources: [{ configMap: { name: a, items: [{ key: k, path: f }] } }, { secret: { name: b, items: [{ key: k, path: f }] } }] } }]',
      ),
      findings: [['Pod x/api', 'spec.volumes[0].projected.sources[1]', 'makes the file "f"']],
    },
  ],
});
