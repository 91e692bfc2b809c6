import { deployment, object, pod, service } from '../support/manifests.js';
import { report } from './report.js';

const wave = (yaml: string, value: string) =>
  yaml.replace('namespace: x', `namespace: x, annotations: { argocd.argoproj.io/sync-wave: "${value}" }`);
const hooked = (annotations: string, spec: string) => `
---
apiVersion: batch/v1
kind: Job
metadata: { name: migrate, namespace: x, annotations: { ${annotations} } }
spec: { ${spec} template: { spec: { restartPolicy: Never, containers: [{ name: migrate, image: 'api:1' }] } } }`;
const api = (podSpec: string) => wave(deployment('', podSpec), '-1');
const container = (fields: string) => `containers: [{ name: api, image: 'api:1', ${fields} }]`;

const webhook = (at: string, rule: string) => `
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: check, annotations: { argocd.argoproj.io/sync-wave: "${at}" } }
webhooks: [{ name: check.example.com, failurePolicy: Fail, sideEffects: None, admissionReviewVersions: [v1], clientConfig: { service: { name: api, namespace: x } }, rules: [{ ${rule}, apiVersions: [v1], operations: [CREATE] }] }]`;
const server = (at: string) => service('{ port: 443, targetPort: 8443 }') + wave(deployment(), at);

export const order = [
  report(
    'needs-later-wave',
    'a Deployment in a wave before its ConfigMap',
    object('ConfigMap', 'settings', 'data: { A: "1" }') +
      api(container('envFrom: [{ configMapRef: { name: settings } }]')),
    ['sync-wave: "-1"', 'sync-wave: "0"'],
  ),
  report(
    'needs-later-wave',
    'a Deployment in a wave before the ExternalSecret that makes its Secret',
    object(
      'ExternalSecret',
      'login',
      'spec: { data: [{ secretKey: a, remoteRef: { key: a } }] }',
      'external-secrets.io/v1',
    ) + api(container('env: [{ name: A, valueFrom: { secretKeyRef: { name: login, key: a } } }]')),
    ['sync-wave: "-1"', 'sync-wave: "1"'],
  ),
  report(
    'needs-later-wave',
    'a Deployment in a wave before its ServiceAccount',
    object('ServiceAccount', 'api') + api(`serviceAccountName: api, ${container('')}`),
    ['sync-wave: "-1"', 'sync-wave: "2"'],
  ),
  report(
    'needs-later-wave',
    'a claim that is bound at its first use, in a wave before its first user',
    `
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: zonal }
provisioner: ebs.csi.aws.com
volumeBindingMode: WaitForFirstConsumer` +
      wave(
        object(
          'PersistentVolumeClaim',
          'files',
          'spec: { storageClassName: zonal, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }',
        ),
        '-1',
      ) +
      deployment(
        'strategy: { type: Recreate }',
        `${container('volumeMounts: [{ name: files, mountPath: /files }]')}, volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }]`,
      ),
    ['sync-wave: "-1"', 'sync-wave: "0"'],
  ),
  report(
    'needs-later-wave',
    'a custom resource in a wave before its definition',
    wave(object('Widget', 'one', 'spec: {}', 'things.example.org/v1'), '-2') +
      `
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.things.example.org }
spec:
  group: things.example.org
  scope: Namespaced
  names: { plural: widgets, singular: widget, kind: Widget }
  versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } } }]`,
    ['sync-wave: "-2"', 'sync-wave: "2"'],
  ),
  report(
    'needs-later-wave',
    'a webhook before its server, which refuses what comes between',
    webhook('1', "apiGroups: [''], resources: [configmaps]") +
      server('3') +
      wave(object('ConfigMap', 'late', 'data: { a: b }'), '2'),
    ['sync-wave: "1" } }\nwebhooks', 'sync-wave: "4" } }\nwebhooks'],
  ),
  report(
    'needs-later-wave',
    'a webhook that must answer before its own pods are made',
    webhook('1', "apiGroups: [''], resources: [pods]") + server('2'),
    ['failurePolicy: Fail', 'failurePolicy: Ignore'],
  ),
  report(
    'needs-later-wave',
    'a webhook for everything but its own namespace',
    webhook('1', "apiGroups: ['*'], resources: ['*/*']") + server('2'),
    [
      'failurePolicy: Fail,',
      'failurePolicy: Fail, namespaceSelector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: NotIn, values: [x] }] },',
    ],
  ),
  report(
    'job-gone-before-seen',
    'a hook Job that is removed the moment it ends',
    hooked(
      'argocd.argoproj.io/hook: PreSync, argocd.argoproj.io/hook-delete-policy: BeforeHookCreation',
      'ttlSecondsAfterFinished: 0,',
    ),
    ['ttlSecondsAfterFinished: 0,', ''],
  ),
  report(
    'job-gone-before-seen',
    'a Job with a TTL that Argo CD keeps in sync',
    hooked(
      'argocd.argoproj.io/sync-wave: "1", argocd.argoproj.io/sync-options: Replace=true',
      'ttlSecondsAfterFinished: 600,',
    ),
    [
      'argocd.argoproj.io/sync-wave: "1", argocd.argoproj.io/sync-options: Replace=true',
      'argocd.argoproj.io/hook: Sync',
    ],
  ),
  report(
    'hook-annotation-known',
    'a phase that Argo CD does not have',
    hooked('argocd.argoproj.io/hook: PreDeploy', ''),
    ['PreDeploy', 'PreSync'],
  ),
  report(
    'hook-annotation-known',
    'a delete policy that Argo CD does not have',
    hooked('argocd.argoproj.io/hook: Sync, argocd.argoproj.io/hook-delete-policy: BeforeHookCreated', ''),
    ['BeforeHookCreated', 'BeforeHookCreation'],
  ),
  report('hook-annotation-known', 'a wave that is a word', wave(pod(), 'first'), ['"first"', '"1"']),
];
