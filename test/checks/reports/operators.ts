import { object, pod, service } from '../support/manifests.js';
import { report } from './report.js';

const labelled = (kind: string, apiVersion: string, spec = '') =>
  object(
    kind,
    'api',
    `spec: { ${spec} selector: { matchLabels: { app: api } }, template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: 'api:1', ports: [{ name: http, containerPort: 8080 }] }] } } }`,
    apiVersion,
  );
const rollout = labelled(
  'Rollout',
  'argoproj.io/v1alpha1',
  'replicas: 3, strategy: { canary: { steps: [{ setWeight: 20 }] } },',
);
const budget = object(
  'PodDisruptionBudget',
  'api',
  'spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }',
  'policy/v1',
);
const scaler = (kind: string) =>
  object(
    'HorizontalPodAutoscaler',
    'api',
    `spec: { minReplicas: 2, maxReplicas: 5, scaleTargetRef: { apiVersion: argoproj.io/v1alpha1, kind: ${kind}, name: web }, metrics: [{ type: Resource, resource: { name: cpu, target: { type: AverageValue, averageValue: 500m } } }] }`,
    'autoscaling/v2',
  );
const http = service('{ name: http, port: 80, targetPort: http }');
const store = object(
  'StatefulSet',
  'db',
  "spec: { replicas: 2, serviceName: db, selector: { matchLabels: { app: api } }, template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: db, image: 'db:1', ports: [{ containerPort: 5432 }] }] } } }",
  'apps/v1',
);
const selecting = (labels: string) =>
  object('Service', 'db', `spec: { selector: { ${labels} }, ports: [{ port: 5432 }] }`);
const perPod = (label: string) => store + selecting(`app: api, ${label}`);
const postgres = (label: string) =>
  object('Cluster', 'pg', 'spec: { instances: 3, storage: { size: 10Gi } }', 'postgresql.cnpg.io/v1') +
  selecting(`cnpg.io/cluster: pg, ${label}`);

const unrelated = object('Secret', 'other', 'data: { a: YQ== }');
const consumer = pod('envFrom: [{ secretRef: { name: login } }]');
const keyed = (key: string) =>
  pod(`env: [{ name: PASSWORD, valueFrom: { secretKeyRef: { name: login, key: ${key} } } }]`);
const sops =
  'sops: { age: [{ recipient: age1xyz, enc: "-----BEGIN AGE ENCRYPTED FILE-----" }], lastmodified: "2026-01-01T00:00:00Z", mac: "ENC[AES256_GCM,data:x]", encrypted_regex: "^(data|stringData)$", version: 3.9.0 }';
const encrypted = (value: string) =>
  object('Secret', 'login', `type: Opaque\nstringData: { password: "${value}" }\n${sops}`) + keyed('password');

const vault = (name: string, create = true) =>
  object(
    'VaultStaticSecret',
    'app',
    `spec: { type: kv-v2, mount: kv, path: app, destination: { name: ${name}, create: ${create} } }`,
    'secrets.hashicorp.com/v1beta1',
  );
const everywhere = `
---
apiVersion: v1
kind: Namespace
metadata: { name: x, labels: { team: web } }
---
apiVersion: external-secrets.io/v1
kind: ClusterExternalSecret
metadata: { name: everywhere }
spec: { namespaceSelector: { matchLabels: { team: shop } }, externalSecretSpec: { target: { name: login }, refreshInterval: 1h, secretStoreRef: { kind: ClusterSecretStore, name: vault }, data: [{ secretKey: a, remoteRef: { key: shop } }] } }`;
const crossplane = object(
  'Bucket',
  'files',
  'spec: { forProvider: { region: eu-central-1 }, writeConnectionSecretToRef: { namespace: x, name: bucket-login } }',
  's3.aws.upbound.io/v1beta1',
);

export const operators = [
  report(
    'service-selects-pods',
    'a Service beside an Argo Rollout that selects nothing',
    rollout + http.replace('{ app: api }', '{ app: web }'),
    ['{ app: web }', '{ app: api }'],
  ),
  report('disruption-budget-selects-pods', 'a budget beside an Argo Rollout that selects nothing', rollout + budget, [
    '{ app: web }',
    '{ app: api }',
  ]),
  report(
    'autoscaler-target-exists',
    'an autoscaler of an Argo Rollout that is not there',
    rollout + scaler('Rollout'),
    ['name: web }, metrics', 'name: api }, metrics'],
  ),
  report(
    'service-selects-pods',
    'a pod index of another pod than a StatefulSet makes',
    perPod('statefulset.kubernetes.io/pod-name: web-0'),
    ['web-0', 'db-0'],
  ),
  report('service-selects-pods', 'a pod index that is not a number', perPod('apps.kubernetes.io/pod-index: first'), [
    'first',
    '"0"',
  ]),
  report('service-selects-pods', 'a role that CloudNativePG gives no pod', postgres('cnpg.io/instanceRole: leader'), [
    'leader',
    'primary',
  ]),
  report('no-secret-values', 'a plain value beside those that SOPS encrypted', encrypted('hunter2-hunter2'), [
    'hunter2-hunter2',
    'ENC[AES256_GCM,data:abc,iv:x,tag:y,type:str]',
  ]),
  report(
    'schema-valid',
    'a misspelt stanza of SOPS',
    encrypted('ENC[AES256_GCM,data:abc,iv:x,tag:y,type:str]').replace('sops:', 'sop:'),
    ['sop:', 'sops:'],
  ),
  report(
    'key-exists',
    'a key that the encrypted Secret does not have',
    encrypted('ENC[AES256_GCM,data:abc,iv:x,tag:y,type:str]').replace('key: password', 'key: passwort'),
    ['key: passwort', 'key: password'],
  ),
  report(
    'secret-exists',
    'a Secret that the destination of a VaultStaticSecret is not',
    vault('logins') + unrelated + consumer,
    ['name: logins', 'name: login'],
  ),
  report('secret-exists', 'a VaultStaticSecret that makes no Secret', vault('login', false) + unrelated + consumer, [
    'create: false',
    'create: true',
  ]),
  report(
    'secret-exists',
    'a ClusterExternalSecret that does not select the namespace',
    everywhere + unrelated + consumer,
    ['labels: { team: web }', 'labels: { team: shop }'],
  ),
  report(
    'secret-exists',
    'a resource of Crossplane whose connection is in another Secret',
    crossplane + unrelated + consumer,
    ['name: bucket-login', 'name: login'],
  ),
];
