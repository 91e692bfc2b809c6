import { type Case, object, workload } from './cases.js';
import {
  adminBinding,
  alert,
  binding,
  claim,
  config,
  definition,
  hook,
  namespace,
  retained,
  role,
  service,
  store,
  volume,
  widget,
} from './manifests.js';

/** What permissions, alerts, stores and configuration see. */
export const changesOfObjects: readonly Case[] = [
  {
    name: 'a role',
    before: role('[get, list]') + binding,
    after: role('[get, list, delete]') + binding,
    says: ['permissions: ServiceAccount shop/api may now delete pods in namespace shop (RoleBinding api)'],
  },
  {
    name: 'a binding that goes',
    before: role('[get]') + binding,
    after: role('[get]'),
    says: ['permissions: ServiceAccount shop/api may no longer get pods in namespace shop (RoleBinding api)'],
  },
  {
    name: 'a role from elsewhere',
    before: '',
    after: adminBinding,
    says: [
      'permissions: ServiceAccount shop/api may now do what ClusterRole "cluster-admin" allows everywhere (ClusterRoleBinding api)',
    ],
  },
  {
    name: 'an alert with another threshold',
    before: alert('0.05'),
    after: alert('0.1'),
    says: ['watched: PrometheusRule shop/api alert Failing (critical): threshold 0.05 → 0.1'],
  },
  {
    name: 'an alert that goes, and one that waits longer',
    before: alert('0.05') + alert('9', 'Slow', '5m', 'other'),
    after: alert('9', 'Slow', '15m', 'other'),
    says: [
      'watched: PrometheusRule shop/api removes alert Failing (critical)',
      'watched: PrometheusRule shop/other alert Slow (critical): fires after 5m → 15m',
    ],
  },
  {
    name: 'an alert in another group and order',
    before: alert('0.05'),
    after: alert('0.05').replace('name: api, rules', 'name: web, rules'),
    says: [],
  },
  {
    name: 'a quota',
    before: object('ResourceQuota', 'shop', "spec: { hard: { cpu: '4', memory: 8Gi } }"),
    after: object('ResourceQuota', 'shop', "spec: { hard: { cpu: '6', memory: 8192Mi } }"),
    says: ['capacity: ResourceQuota shop/shop cpu 4 → 6'],
  },
  {
    name: 'requests',
    before: workload({ container: 'resources: { requests: { cpu: 100m, memory: 128Mi } }' }),
    after: workload({ container: 'resources: { requests: { cpu: 0.1, memory: 256Mi } }' }),
    says: [
      'restarts: Deployment shop/api replaces 3 pods, 1 at a time; at least 3 ready; reported after 10 min without progress: spec.containers[api].resources.requests.memory changes',
      'capacity: Deployment shop/api container api: request of memory 128Mi → 256Mi',
    ],
  },
  {
    name: 'a rename',
    before: workload() + service('ClusterIP'),
    after: workload({ name: 'web' }) + service('ClusterIP'),
    says: [
      'restarts: Deployment shop/web is api under another name: the pods of the old one stop and those of the new one start, and neither waits for the other',
    ],
  },
  {
    name: 'a claim that goes',
    before: claim + retained,
    after: retained,
    says: [
      'lost: PersistentVolumeClaim shop/data is removed: its volume keeps the data, and nothing uses it (reclaim policy Retain)',
    ],
  },
  {
    name: 'a StatefulSet whose claims go with it',
    before: store('persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete }'),
    after: '',
    says: ['lost: StatefulSet shop/api is removed: its pods stop, and the claims of its pods are deleted with them'],
  },
  {
    name: 'a store that is renamed',
    before: store(''),
    after: store('').replace('name: api, namespace', 'name: db, namespace'),
    says: [
      'lost: StatefulSet shop/api is removed: its pods stop; the claims of its pods stay; db is the same under another name, and begins empty',
      'restarts: StatefulSet shop/db is api under another name: the pods of the old one stop and those of the new one start, and neither waits for the other',
    ],
  },
  {
    name: 'a namespace and a definition that go',
    before: namespace + workload() + definition + widget,
    after: '',
    says: [
      'lost: CustomResourceDefinition widgets.example.com is removed: every Widget of the cluster is deleted, 1 of these manifests among them',
      'lost: Namespace shop is removed: everything in it is deleted, 2 objects of these manifests among it',
      'restarts: Deployment shop/api is removed: its pods stop',
      'other: Widget shop/one is removed',
    ],
  },
  {
    name: 'a volume that is deleted from now on',
    before: volume('Retain'),
    after: volume('Delete'),
    says: [
      'lost: PersistentVolume disk is deleted with its data from now on, when its claim is (reclaim policy Retain → Delete)',
    ],
  },
  {
    name: 'configuration that is read at the start',
    before: workload({ container: 'envFrom: [{ configMapRef: { name: config } }]' }) + config('LEVEL: info, MODE: a'),
    after: workload({ container: 'envFrom: [{ configMapRef: { name: config } }]' }) + config('LEVEL: debug, PORT: "1"'),
    says: [
      'restarts: Deployment shop/api keeps its old configuration until something restarts it: ConfigMap config changes, which it reads at its start',
      'configuration: ConfigMap shop/config adds PORT, removes MODE, changes LEVEL; read by Deployment api',
    ],
  },
  {
    name: 'configuration with a name by its content',
    before:
      workload({ container: 'envFrom: [{ configMapRef: { name: config-5g7mb9c8d2 } }]' }) +
      config('LEVEL: info', 'config-5g7mb9c8d2'),
    after:
      workload({ container: 'envFrom: [{ configMapRef: { name: config-k4h2f6t7m9 } }]' }) +
      config('LEVEL: debug', 'config-k4h2f6t7m9'),
    says: [
      'restarts: Deployment shop/api replaces 3 pods, 1 at a time; at least 3 ready; reported after 10 min without progress: spec.containers[api].envFrom[0].configMapRef.name changes',
      'configuration: ConfigMap shop/config-k4h2f6t7m9 changes LEVEL; read by Deployment api',
    ],
  },
  {
    name: 'a secret, without its value',
    before: object('Secret', 'login', 'stringData: { password: hunter2 }'),
    after: object('Secret', 'login', 'stringData: { password: other, user: admin }'),
    says: ['configuration: Secret shop/login adds user, changes password'],
  },
  {
    name: 'a variable',
    before: workload({ container: 'env: [{ name: LEVEL, value: info }]' }),
    after: workload({ container: 'env: [{ name: LEVEL, value: debug }]' }),
    says: [
      'restarts: Deployment shop/api replaces 3 pods, 1 at a time; at least 3 ready; reported after 10 min without progress: spec.containers[api].env[LEVEL].value changes',
      'configuration: Deployment shop/api variables: changes LEVEL',
    ],
  },
  {
    name: 'another version of a migration',
    before: hook,
    after: hook.replace('migrate:1.0.0', 'migrate:1.1.0'),
    says: ['versions: Job shop/migrate takes migrate 1.0.0 → 1.1.0; runs anew'],
  },
  {
    name: 'a migration before the new version',
    before: hook + workload(),
    after: hook + workload({ podLabels: 'tier: web' }),
    says: [
      'restarts: Deployment shop/api replaces 3 pods, 1 at a time; at least 3 ready; reported after 10 min without progress: metadata.labels.tier changes',
      'order: Deployment shop/api waits for Job shop/migrate',
    ],
  },
  {
    name: 'keys in another order',
    before: workload(),
    after: workload().replace('  replicas: 3\n', '').replace('  template:', '  replicas: 3\n  template:'),
    says: [],
  },
  {
    name: 'objects in another order',
    before: workload() + service('ClusterIP'),
    after: service('ClusterIP') + workload(),
    says: [],
  },
  {
    name: 'what the API server refuses of itself',
    before: object('Service', 'api', 'spec: { selector: { app: api }, ports: [{ port: 80 }] }'),
    after: object('Service', 'api', 'spec: { selector: { app: api }, ports: [{ port: 80 }, { port: 81 }] }'),
    says: [
      'refused: Service shop/api spec.ports[0] is refused: port 80 has no name; one of several needs one',
      'refused: Service shop/api spec.ports[1] is refused: port 81 has no name; one of several needs one',
    ],
  },
];
