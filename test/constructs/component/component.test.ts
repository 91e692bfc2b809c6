import { Catalogue, secret, secretRef, text, Worker, type WorkerProps } from '../../../src/index.js';
import { chartIn, containerOf, manifests, only, plainChart, podOf, small, templateOf } from '../support.js';

/** What every kind of component shares, seen in the simplest one. */
function chartWith(props: Partial<WorkerProps> = {}, chart = plainChart()) {
  new Worker(chart, 'mailer', { image: 'registry.example.com/mailer:1.4.0', resources: small, ...props });
  return chart;
}
const deployment = (props: Partial<WorkerProps> = {}, chart = plainChart()) =>
  only(chartWith(props, chart), 'Deployment');

const labels = { 'app.kubernetes.io/name': 'mailer', 'app.kubernetes.io/component': 'worker' };
const support = { 'argocd.argoproj.io/sync-wave': '-2' };

test('C2 C3 C4: the whole of a component that says nothing', () => {
  const metadata = { name: 'mailer', namespace: 'shop', labels };
  expect(manifests(chartWith())).toEqual([
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { ...metadata, annotations: support },
      automountServiceAccountToken: false,
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { ...metadata, annotations: support },
      spec: {
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'mailer' } },
        policyTypes: ['Ingress', 'Egress'],
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { ...metadata, annotations: { 'argocd.argoproj.io/sync-wave': '1' } },
      spec: {
        progressDeadlineSeconds: 900,
        selector: { matchLabels: { 'app.kubernetes.io/name': 'mailer' } },
        template: {
          metadata: {
            labels,
            annotations: { 'cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes': 'tmp' },
          },
          spec: {
            serviceAccountName: 'mailer',
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            securityContext: {
              runAsNonRoot: true,
              runAsUser: 1000,
              runAsGroup: 1000,
              fsGroup: 1000,
              seccompProfile: { type: 'RuntimeDefault' },
            },
            containers: [
              {
                name: 'mailer',
                image: 'registry.example.com/mailer:1.4.0',
                resources: {
                  requests: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '64Mi' },
                  limits: { cpu: '1', memory: '256Mi', 'ephemeral-storage': '256Mi' },
                },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  capabilities: { drop: ['ALL'] },
                },
                volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
              },
            ],
            volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
          },
        },
      },
    },
  ]);
});

test('C3: the limit of the local disk holds every writable folder', () => {
  const writable = { '/tmp': '1Gi', '/app/.next/cache': '512Mi' };
  const workload = deployment({ writable, user: 70 });
  expect(podOf(workload).volumes).toEqual([
    { name: 'tmp', emptyDir: { sizeLimit: '1Gi' } },
    { name: 'app-next-cache', emptyDir: { sizeLimit: '512Mi' } },
  ]);
  expect(containerOf(workload).volumeMounts).toEqual([
    { name: 'tmp', mountPath: '/tmp' },
    { name: 'app-next-cache', mountPath: '/app/.next/cache' },
  ]);
  expect(containerOf(workload).resources).toMatchObject({ limits: { 'ephemeral-storage': '1728Mi' } });
  expect(templateOf(workload).metadata?.annotations).toEqual({
    'cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes': 'tmp,app-next-cache',
  });
  expect(podOf(workload).securityContext).toMatchObject({ runAsUser: 70, runAsGroup: 70, fsGroup: 70 });
});

test('C3: without writable folders there are no volumes', () => {
  const workload = deployment({ writable: {} });
  expect(podOf(workload)).not.toHaveProperty('volumes');
  expect(containerOf(workload)).not.toHaveProperty('volumeMounts');
  expect(templateOf(workload).metadata).not.toHaveProperty('annotations');
});

test('C2 C4: the environment gives the pull secret and the priority', () => {
  const chart = chartWith({}, chartIn({ pullSecret: 'registry', priorityClass: 'important' }));
  expect(only(chart, 'ServiceAccount')['imagePullSecrets']).toEqual([{ name: 'registry' }]);
  expect(podOf(only(chart, 'Deployment')).priorityClassName).toBe('important');
});

test('command, arguments, labels and annotations are kept as given', () => {
  const workload = deployment({
    command: ['mailer'],
    args: ['run', '--fast'],
    labels: { version: 'v1' },
    podAnnotations: { note: 'x' },
  });
  expect(containerOf(workload)).toMatchObject({ command: ['mailer'], args: ['run', '--fast'] });
  expect(workload.metadata.labels).toEqual({ ...labels, version: 'v1' });
  expect(templateOf(workload).metadata).toMatchObject({
    labels: { ...labels, version: 'v1' },
    annotations: { note: 'x' },
  });
});

test('the selector is the given one everywhere, and wins over the labels', () => {
  const selector = { app: 'mail', 'app.kubernetes.io/component': 'mail' };
  const chart = chartWith({ selector });
  const workload = only(chart, 'Deployment');
  expect(workload.spec['selector']).toEqual({ matchLabels: selector });
  expect(templateOf(workload).metadata?.labels).toEqual({ 'app.kubernetes.io/name': 'mailer', ...selector });
  expect(only(chart, 'NetworkPolicy').spec['podSelector']).toEqual({ matchLabels: selector });
});

test('the name is that of all objects', () => {
  const chart = chartWith({ name: 'post' });
  expect(manifests(chart).map(({ metadata }) => metadata.name)).toEqual(['post', 'post', 'post']);
  expect(containerOf(only(chart, 'Deployment')).name).toBe('post');
});

const catalogue = new Catalogue('mailer', {
  MAIL_FROM: text('Sender'),
  MAIL_PASSWORD: secret('Password', { key: 'password' }),
  API_KEY: secret('Key'),
});
const config = (from = 'a@example.com') =>
  catalogue.values({
    MAIL_FROM: from,
    MAIL_PASSWORD: secretRef('shop/mail', 'password'),
    API_KEY: secretRef('shop/api', 'key'),
  });

test('C7 C8: configuration in a ConfigMap, secrets by reference only', () => {
  const chart = chartWith({ config: config() });
  expect(only(chart, 'ConfigMap')).toMatchObject({
    metadata: { name: 'mailer-config', annotations: support },
    data: { MAIL_FROM: 'a@example.com' },
  });
  expect(only(chart, 'ExternalSecret')).toMatchObject({
    metadata: { name: 'mailer-secrets', annotations: support },
    spec: {
      data: [
        { secretKey: 'API_KEY', remoteRef: { key: 'shop/api', property: 'key' } },
        { secretKey: 'password', remoteRef: { key: 'shop/mail', property: 'password' } },
      ],
    },
  });
  expect(containerOf(only(chart, 'Deployment'))).toMatchObject({
    envFrom: [{ configMapRef: { name: 'mailer-config' } }],
    env: [
      { name: 'API_KEY', valueFrom: { secretKeyRef: { name: 'mailer-secrets', key: 'API_KEY' } } },
      { name: 'MAIL_PASSWORD', valueFrom: { secretKeyRef: { name: 'mailer-secrets', key: 'password' } } },
    ],
  });
});

test('C7: the checksum changes with the configuration, and only with it', () => {
  const checksum = (props: Partial<WorkerProps>) =>
    templateOf(deployment(props)).metadata?.annotations?.['checksum/config'];
  expect(checksum({ config: config() })).toMatch(/^[0-9a-f]{16}$/);
  expect(checksum({ config: config(), replicas: 2 })).toBe(checksum({ config: config() }));
  expect(checksum({ config: config('b@example.com') })).not.toBe(checksum({ config: config() }));
});

test('C8: Reloader gets the secrets where the environment has it, unless a component turns it off', () => {
  const reloading = (props: Partial<WorkerProps>, reloader: boolean) =>
    deployment(props, chartIn({ reloader })).metadata.annotations?.['secret.reloader.stakater.com/reload'];
  expect(reloading({ config: config() }, true)).toBe('mailer-secrets');
  expect(reloading({ config: config() }, false)).toBeUndefined();
  expect(reloading({ config: config(), reload: false }, true)).toBeUndefined();
  expect(reloading({}, true)).toBeUndefined();
});

test('C11: a component comes after what it waits for', () => {
  const chart = plainChart();
  const first = new Worker(chart, 'first', { image: 'a:1', resources: small });
  const second = new Worker(chart, 'second', { image: 'a:1', resources: small, dependsOn: [first] });
  expect([first.wave, second.wave]).toEqual([1, 2]);
  expect(only(chart, 'Deployment', 'second').metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '2' });
});

test('C7 C8: the ConfigMap and the Secret of the variables are called as a document calls them', () => {
  const program = new Catalogue('mailer', { LEVEL: text('Level'), TOKEN: secret('Token') });
  const config = program.values({ LEVEL: 'info', TOKEN: secretRef('shop/mailer', 'token') });
  const chart = chartWith({ config, names: { config: 'mail-settings', secrets: 'mail-keys' } });
  expect(only(chart, 'ConfigMap').metadata.name).toBe('mail-settings');
  expect(only(chart, 'ExternalSecret').metadata.name).toBe('mail-keys');
  expect(containerOf(only(chart, 'Deployment'))).toMatchObject({
    envFrom: [{ configMapRef: { name: 'mail-settings' } }],
    env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'mail-keys', key: 'TOKEN' } } }],
  });
});
