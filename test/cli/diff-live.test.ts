import { workload } from '../diff/cases.js';
import { Project } from './project.js';

/** As a cluster exports it: with defaults, a status, what the autoscaler has set, and the pods' ReplicaSet. */
const live = (owner: string) => `
apiVersion: v1
kind: List
items:
- apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: api
    namespace: shop
    uid: 1
    resourceVersion: "7"
    generation: 3
    labels: { app: api }
    annotations: { deployment.kubernetes.io/revision: "3" }
    ${owner}
  spec:
    replicas: 3
    progressDeadlineSeconds: 600
    revisionHistoryLimit: 10
    selector: { matchLabels: { app: api } }
    strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 25%, maxUnavailable: 25% } }
    template:
      metadata: { labels: { app: api } }
      spec:
        restartPolicy: Always
        terminationGracePeriodSeconds: 30
        enableServiceLinks: true
        containers:
        - { name: api, image: 'registry.example.com/api:1.0.0', imagePullPolicy: IfNotPresent, ports: [{ containerPort: 8080, protocol: TCP }] }
        - { name: injected, image: sidecar }
  status: { replicas: 3 }
- apiVersion: apps/v1
  kind: ReplicaSet
  metadata: { name: api-1, namespace: shop, ownerReferences: [{ apiVersion: apps/v1, kind: Deployment, name: api, uid: 1, controller: true }] }
- apiVersion: v1
  kind: ConfigMap
  metadata: { name: kube-root-ca.crt, namespace: shop }
  data: { ca.crt: x }
`;
const applied = `managedFields: [{ manager: flux, operation: Apply, fieldsType: FieldsV1, fieldsV1: { 'f:spec': { 'f:replicas': {}, 'f:paused': {}, 'f:template': { 'f:spec': { 'f:enableServiceLinks': {} } } } } }]`;

let project: Project;
beforeEach(() => {
  project = new Project({ 'next/api.yaml': workload() });
});
afterEach(() => project.remove());

const diff = () => project.plainsail('diff', '--live', 'live.yaml', 'next');

test('what the server, controllers and webhooks own is not a difference', () => {
  project.write({ 'live.yaml': live('') });
  expect(diff()).toMatchObject({ code: 0, stdout: 'This change does nothing to a cluster.\n' });
});

test('what was applied and is gone from the manifests is one', () => {
  project.write({ 'live.yaml': live(applied) });
  expect(diff().stdout).toContain(
    'replaces 3 pods, 1 at a time; at least 3 ready; reported after 10 min without progress: spec.enableServiceLinks changes',
  );
});

test('an object that was applied and is gone from the manifests is removed; others are not ours', () => {
  project.write({ 'next/api.yaml': workload({ name: 'web' }), 'live.yaml': live(applied) });
  expect(diff().stdout).toContain('Deployment shop/api is removed: its pods stop\n');
  project.write({ 'live.yaml': live('') });
  expect(diff().stdout).toContain('Deployment shop/web is new: 3 pods start');
});
