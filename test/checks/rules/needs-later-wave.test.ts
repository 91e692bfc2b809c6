import { needsLaterWave } from '../../../src/checks/rules/needs-later-wave.js';
import { readManifests } from '../../../src/read/manifests.js';
import { deployment, object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const wave = (yaml: string, value: number, more = '') =>
  yaml.replace('namespace: x', `namespace: x, annotations: { argocd.argoproj.io/sync-wave: "${value}" ${more} }`);
const settings = object('ConfigMap', 'settings', 'data: { A: "1" }');
const uses = (source: string) => deployment('', `containers: [{ name: api, image: 'api:1', envFrom: [${source}] }]`);
const api = uses('{ configMapRef: { name: settings } }');
const claim = (storage: string) =>
  object('PersistentVolumeClaim', 'files', `spec: { ${storage} resources: { requests: { storage: 1Gi } } }`);
const mounts = deployment(
  '',
  "containers: [{ name: api, image: 'api:1' }], volumes: [{ name: f, persistentVolumeClaim: { claimName: files } }]",
);
const zonal = (mode: string) => `
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: zonal }
provisioner: example.com/disks
volumeBindingMode: ${mode}`;
const hook = ', argocd.argoproj.io/hook: PostSync';
const path = 'spec.template.spec.containers[0].envFrom[0].configMapRef.name';

testCheck(needsLaterWave, {
  example: [['Deployment api', path, 'is applied in wave -1 and needs ConfigMap settings, which comes in wave 0']],
  valid: [
    { name: 'one wave for both', yaml: wave(settings, 1) + wave(api, 1) },
    { name: 'the needed object first', yaml: wave(settings, -1) + api },
    { name: 'no waves at all', yaml: settings + api },
    {
      name: 'what the pod can do without',
      yaml: settings + wave(uses('{ configMapRef: { name: settings, optional: true } }'), -1),
    },
    {
      name: 'a Secret that something of an earlier wave makes as well',
      yaml:
        wave(object('ExternalSecret', 'login', 'spec: { data: [] }', 'external-secrets.io/v1'), 3) +
        wave(object('Secret', 'login'), -2) +
        wave(uses('{ secretRef: { name: login } }'), -1),
    },
    {
      name: 'a CronJob, for whose pods nobody waits',
      yaml:
        settings +
        wave(
          object(
            'CronJob',
            'a',
            'spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: a, envFrom: [{ configMapRef: { name: settings } }] }] } } } } }',
            'batch/v1',
          ),
          -1,
        ),
    },
    { name: 'an object that no manifest has', yaml: wave(api, -1) },
    {
      name: 'a claim that is bound at once',
      yaml: zonal('Immediate') + wave(claim('storageClassName: zonal,'), -1) + mounts,
    },
    { name: 'a claim of a volume that is there', yaml: wave(claim('storageClassName: "",'), -1) + mounts },
    { name: 'a claim in the wave of its user', yaml: wave(claim(''), 1) + wave(mounts, 1) },
  ],
  invalid: [
    {
      name: 'an object of a later phase',
      yaml: wave(settings, 0, hook) + wave(api, 1),
      findings: [
        ['Deployment x/api', path, 'in wave 1 and needs ConfigMap x/settings, which comes in phase PostSync, wave 0'],
      ],
    },
    {
      name: 'a Secret whose maker is later',
      yaml:
        wave(object('Certificate', 'tls', 'spec: { secretName: tls }', 'cert-manager.io/v1'), 2) +
        wave(uses('{ secretRef: { name: tls } }'), 1),
      findings: [
        ['Deployment x/api', 'spec.template.spec.containers[0].envFrom[0].secretRef.name', 'Certificate x/tls'],
      ],
    },
    {
      name: 'a claim before its user, where the storage class is unknown',
      yaml: wave(claim(''), -1) + mounts,
      findings: [['PersistentVolumeClaim x/files', 'spec.storageClassName', 'before its first user Deployment x/api']],
      severity: 'warning',
    },
    {
      name: 'a claim before its user, which is bound by it',
      yaml: zonal('WaitForFirstConsumer') + wave(claim('storageClassName: zonal,'), -1) + mounts,
      findings: [['PersistentVolumeClaim x/files', 'spec.storageClassName', 'until then Argo CD waits']],
      severity: 'error',
    },
    {
      name: 'an object before its namespace',
      yaml: `${wave(settings, -1)}
---
apiVersion: v1
kind: Namespace
metadata: { name: x }`,
      findings: [['ConfigMap x/settings', 'metadata.namespace', 'needs Namespace x']],
    },
  ],
});

test('it is a warning where the objects are in different folders, which two Applications may have', () => {
  const found = (settingsFile: string) => {
    const { graph } = readManifests([
      { file: settingsFile, text: settings },
      { file: 'apps/api/api.yaml', text: wave(api, -1) },
    ]);
    return [...needsLaterWave.check(graph, { kubernetes: '1.31' })];
  };
  expect(found('apps/api/settings.yaml')).toEqual([expect.not.objectContaining({ severity: 'warning' })]);
  expect(found('apps/shared/settings.yaml')).toEqual([
    expect.objectContaining({
      severity: 'warning',
      message: expect.stringMatching(/comes in wave 0\. Where one Application has both, its sync waits for ever$/),
    }),
  ]);
});
