import { type Case, workload } from './cases.js';
import { ingress, policy, scaler, service } from './manifests.js';

/** What pods and the network see. */
export const changesOfWorkloads: readonly Case[] = [
  {
    name: 'an image alone',
    before: workload(),
    after: workload({ image: 'registry.example.com/api:1.1.0' }),
    says: [
      'versions: Deployment shop/api takes api 1.0.0 → 1.1.0; replaces 3 pods, 1 at a time; at least 3 ready; reported after 10 min without progress',
    ],
  },
  {
    name: 'an image with the labels of its version',
    before: workload({ labels: 'app.kubernetes.io/version: 1.0.0', podLabels: 'app.kubernetes.io/version: 1.0.0' }),
    after: workload({
      labels: 'app.kubernetes.io/version: 1.1.0',
      podLabels: 'app.kubernetes.io/version: 1.1.0',
      image: 'registry.example.com/api:1.1.0',
    }),
    says: [
      'versions: Deployment shop/api takes api 1.0.0 → 1.1.0; replaces 3 pods, 1 at a time; at least 3 ready; reported after 10 min without progress',
    ],
  },
  {
    name: 'another registry',
    before: workload(),
    after: workload({ image: 'mirror.example.com/api:1.0.0' }),
    says: [
      'versions: Deployment shop/api takes api registry.example.com/api:1.0.0 → mirror.example.com/api:1.0.0; replaces 3 pods, 1 at a time; at least 3 ready; reported after 10 min without progress',
    ],
  },
  {
    name: 'a digest',
    before: workload({ image: `registry.example.com/api:1.0.0@sha256:${'a'.repeat(64)}` }),
    after: workload({ image: `registry.example.com/api:1.0.0@sha256:${'b'.repeat(64)}` }),
    says: [
      'versions: Deployment shop/api takes api 1.0.0@sha256:aaaaaaaaaaaa → 1.0.0@sha256:bbbbbbbbbbbb; replaces 3 pods, 1 at a time; at least 3 ready; reported after 10 min without progress',
    ],
  },
  {
    name: 'a probe',
    before: workload({ container: 'livenessProbe: { httpGet: { port: 8080 } }' }),
    after: workload({ container: 'livenessProbe: { httpGet: { port: 8080 }, periodSeconds: 20 }' }),
    says: [
      'restarts: Deployment shop/api replaces 3 pods, 1 at a time; at least 3 ready; reported after 10 min without progress: spec.containers[api].livenessProbe.periodSeconds changes',
    ],
  },
  {
    name: 'a probe that repeats the defaults',
    before: workload({ container: 'livenessProbe: { httpGet: { port: 8080 } }' }),
    after: workload({
      container:
        'livenessProbe: { httpGet: { port: 8080, path: /, scheme: HTTP }, periodSeconds: 10, failureThreshold: 3 }',
    }),
    says: [],
  },
  {
    name: 'a startup probe bounds the time',
    before: workload({
      container: 'startupProbe: { httpGet: { port: 8080 }, periodSeconds: 5, failureThreshold: 12 }',
    }),
    after: workload({
      container: 'startupProbe: { httpGet: { port: 8080 }, periodSeconds: 5, failureThreshold: 12 }, tty: true',
    }),
    says: [
      'restarts: Deployment shop/api replaces 3 pods, 1 at a time; at least 3 ready; 3 min at most: spec.containers[api].tty changes',
    ],
  },
  {
    name: 'a label of the pods',
    before: workload(),
    after: workload({ podLabels: 'tier: web' }),
    says: [
      'restarts: Deployment shop/api replaces 3 pods, 1 at a time; at least 3 ready; reported after 10 min without progress: metadata.labels.tier changes',
    ],
  },
  {
    name: 'a label of the workload alone',
    before: workload(),
    after: workload({ labels: 'team: web' }),
    says: ['other: Deployment shop/api changes metadata.labels.team'],
  },
  {
    name: 'the selector',
    before: workload(),
    after: workload().replaceAll('app: api', 'app: web'),
    says: ['refused: Deployment shop/api spec.selector cannot change, and does: the API server refuses the object'],
  },
  {
    name: 'replicas',
    before: workload(),
    after: workload({ spec: 'replicas: 5' }),
    says: ['capacity: Deployment shop/api runs 3 → 5 pods'],
  },
  {
    name: 'all stop before the first starts',
    before: workload({ spec: 'replicas: 3\nstrategy: { type: Recreate }' }),
    after: workload({ spec: 'replicas: 3\nstrategy: { type: Recreate }', podLabels: 'tier: web' }),
    says: [
      'restarts: Deployment shop/api replaces 3 pods, all stop before the first new one starts; there may be none ready meanwhile; reported after 10 min without progress: metadata.labels.tier changes',
    ],
  },
  {
    name: 'a paused Deployment',
    before: workload({ spec: 'replicas: 3\npaused: true' }),
    after: workload({ spec: 'replicas: 3\npaused: true', podLabels: 'tier: web' }),
    says: ['restarts: Deployment shop/api takes it when it is resumed: it is paused: metadata.labels.tier changes'],
  },
  {
    name: 'a StatefulSet with a partition',
    before: workload({
      kind: 'StatefulSet',
      spec: 'replicas: 5\nserviceName: api\nupdateStrategy: { type: RollingUpdate, rollingUpdate: { partition: 3 } }',
    }),
    after: workload({
      kind: 'StatefulSet',
      spec: 'replicas: 5\nserviceName: api\nupdateStrategy: { type: RollingUpdate, rollingUpdate: { partition: 3 } }',
      podLabels: 'tier: web',
    }),
    says: [
      'restarts: StatefulSet shop/api replaces 2 pods, 1 at a time; at least 4 ready: metadata.labels.tier changes',
    ],
  },
  {
    name: 'a StatefulSet on deletion',
    before: workload({
      kind: 'StatefulSet',
      spec: 'replicas: 2\nserviceName: api\nupdateStrategy: { type: OnDelete }',
    }),
    after: workload({
      kind: 'StatefulSet',
      spec: 'replicas: 2\nserviceName: api\nupdateStrategy: { type: OnDelete }',
      podLabels: 'tier: web',
    }),
    says: [
      'restarts: StatefulSet shop/api takes it when its pods are next made: nothing replaces those that run: metadata.labels.tier changes',
    ],
  },
  {
    name: 'a DaemonSet',
    before: workload({ kind: 'DaemonSet', spec: '' }),
    after: workload({ kind: 'DaemonSet', spec: '', podLabels: 'tier: web' }),
    says: ['restarts: DaemonSet shop/api replaces its pods, one node at a time: metadata.labels.tier changes'],
  },
  {
    name: 'the Service of a StatefulSet',
    before: workload({ kind: 'StatefulSet', spec: 'replicas: 2\nserviceName: api' }),
    after: workload({ kind: 'StatefulSet', spec: 'replicas: 2\nserviceName: other', podLabels: 'tier: web' }),
    says: ['refused: StatefulSet shop/api spec.serviceName cannot change, and does: the API server refuses the object'],
  },
  {
    name: 'an autoscaled workload',
    before: workload({ spec: '' }) + scaler(2, 6),
    after: workload({ spec: '', podLabels: 'tier: web' }) + scaler(2, 6),
    says: [
      'restarts: Deployment shop/api replaces 2 to 6 pods (autoscaled), 3 at a time; at least 2 ready; reported after 10 min without progress: metadata.labels.tier changes',
    ],
  },
  {
    name: 'the range of an autoscaler',
    before: workload({ spec: '' }) + scaler(2, 6),
    after: workload({ spec: '' }) + scaler(3, 10),
    says: ['capacity: Deployment shop/api runs 2 to 6 → 3 to 10 pods (HorizontalPodAutoscaler api)'],
  },
  {
    name: 'a policy that opens',
    before: workload() + workload({ name: 'web' }) + policy('[]'),
    after:
      workload() +
      workload({ name: 'web' }) +
      policy('[{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 8080 }] }]'),
    says: ['exposed: Deployment shop/api can now be reached by shop/web[Deployment]: TCP 8080'],
  },
  {
    name: 'a policy that is removed',
    before: workload() + policy('[]'),
    after: workload(),
    says: ['exposed: Deployment shop/api can now be reached by the world: All Connections'],
  },
  {
    name: 'a port for the world',
    before: workload() + policy('[]'),
    after: workload() + policy('[{ from: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 8080 }] }]'),
    says: ['exposed: Deployment shop/api can now be reached by the world: TCP 8080'],
  },
  {
    name: 'a public route',
    before: workload() + service('ClusterIP'),
    after: workload() + service('ClusterIP') + ingress('/'),
    says: ['exposed: Ingress shop/api opens shop.example.com/* to Service shop/api:80'],
  },
  {
    name: 'a path and a certificate of a route',
    before: workload() + service('ClusterIP') + ingress('/', 'tls: [{ hosts: [shop.example.com], secretName: tls }]'),
    after: workload() + service('ClusterIP') + ingress('/admin'),
    says: [
      'exposed: Ingress shop/api no longer serves shop.example.com with the certificate in Secret shop/tls',
      'exposed: Ingress shop/api opens shop.example.com/admin/* to Service shop/api:80',
      'closed: Ingress shop/api no longer opens shop.example.com/* to Service shop/api:80',
    ],
  },
  {
    name: 'a load balancer',
    before: workload() + service('ClusterIP'),
    after: workload() + service('LoadBalancer'),
    says: ['exposed: Service shop/api opens a load balancer: shop/api TCP 80'],
  },
  {
    name: 'a strategy whose defaults the next one refuses',
    before: workload(),
    after: workload({ spec: 'replicas: 3\nstrategy: { type: Recreate }' }),
    says: [
      'refused: Deployment shop/api spec.strategy.rollingUpdate keeps the default of maxSurge and maxUnavailable under server-side apply, and the API server refuses it with Recreate',
    ],
  },
  {
    name: 'a strategy whose fields go as a whole, defaults included',
    before: workload({ spec: 'replicas: 3\nstrategy: { rollingUpdate: { maxSurge: 1 } }' }),
    after: workload({ spec: 'replicas: 3\nstrategy: { type: Recreate }' }),
    says: ['other: Deployment shop/api changes spec.strategy.rollingUpdate and spec.strategy.type'],
  },
  {
    name: 'the first pods of a workload',
    before: workload({ spec: 'replicas: 0' }),
    after: workload({ spec: 'replicas: 2', podLabels: 'tier: web' }),
    says: [
      'restarts: Deployment shop/api takes it with its first pods: it had none: metadata.labels.tier changes',
      'capacity: Deployment shop/api runs 0 → 2 pods',
    ],
  },
];
