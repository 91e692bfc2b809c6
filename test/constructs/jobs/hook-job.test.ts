import type { HookJobProps } from '../../../src/entries/types.js';
import { HookJob, Worker } from '../../../src/index.js';
import { containerOf, manifests, only, plainChart, podOf, refusals, small } from '../support.js';

function chartWith(props: Partial<HookJobProps> = {}) {
  const chart = plainChart();
  new HookJob(chart, 'migrate', { image: 'a:1', resources: small, command: ['migrate'], ...props });
  return chart;
}
const job = (props: Partial<HookJobProps> = {}) => only(chartWith(props), 'Job');

test('C11: a Sync hook in wave 0 that is made anew by Argo CD and by Flux', () => {
  expect(job().metadata).toEqual({
    name: 'migrate',
    namespace: 'shop',
    labels: { 'app.kubernetes.io/name': 'migrate', 'app.kubernetes.io/component': 'job' },
    annotations: {
      'argocd.argoproj.io/hook': 'Sync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
      'kustomize.toolkit.fluxcd.io/force': 'enabled',
    },
  });
});

test('C11: its pods change with every release of the system, and with nothing else', () => {
  const release = (image: string, replicas: number) => {
    const chart = chartWith({ phase: 'after' });
    new Worker(chart, 'mailer', { image, resources: small, replicas });
    const { metadata } = only(chart, 'Job').spec['template'] as { metadata: { annotations: object } };
    return metadata.annotations;
  };
  expect(release('m:1', 1)).toMatchObject({ 'plainsail.dev/release': expect.stringMatching(/^[0-9a-f]{16}$/) });
  expect(release('m:1', 1)).toEqual(release('m:1', 3));
  expect(release('m:1', 1)).not.toEqual(release('m:2', 1));
});

test('C11: its account and policy come first, in wave -2', () => {
  for (const kind of ['ServiceAccount', 'NetworkPolicy']) {
    expect(only(chartWith(), kind).metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '-2' });
  }
});

test('C11: after everything else, as a check of what was rolled out', () => {
  expect(job({ phase: 'after' }).metadata.annotations).toMatchObject({ 'argocd.argoproj.io/hook': 'PostSync' });
});

test('it ends, keeps what failed, and is not cleaned up under Flux', () => {
  const { spec } = job();
  expect(spec).toMatchObject({ backoffLimit: 3, activeDeadlineSeconds: 1800 });
  expect(spec).not.toHaveProperty('ttlSecondsAfterFinished');
  expect(podOf(job()).restartPolicy).toBe('Never');
});

test('C3: its pod is as hardened as any', () => {
  expect(podOf(job())).toMatchObject({
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  });
  expect(containerOf(job()).securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
});

test('retries and deadline are the given ones; six retries are what the API assumes', () => {
  expect(job({ retries: 0, deadline: 60 }).spec).toMatchObject({ backoffLimit: 0, activeDeadlineSeconds: 60 });
  expect(job({ retries: 6 }).spec).not.toHaveProperty('backoffLimit');
});

/** What is run by hand is not of a release. */
function withoutRelease(spec: object): object {
  const copy = structuredClone(spec) as { template: { metadata: { annotations: Record<string, string> } } };
  delete copy.template.metadata.annotations['plainsail.dev/release'];
  return copy;
}

test('A3: on demand it is a suspended CronJob as well', () => {
  const chart = chartWith({ onDemand: true, labels: { version: 'v1' } });
  const cronJob = only(chart, 'CronJob');
  expect(cronJob.metadata).toEqual({
    name: 'migrate',
    namespace: 'shop',
    labels: { 'app.kubernetes.io/name': 'migrate', 'app.kubernetes.io/component': 'job', version: 'v1' },
  });
  expect(cronJob.spec).toEqual({
    schedule: '@yearly',
    suspend: true,
    concurrencyPolicy: 'Forbid',
    jobTemplate: { spec: withoutRelease(only(chart, 'Job').spec) },
  });
  expect(manifests(chartWith()).map(({ kind }) => kind)).not.toContain('CronJob');
});

test('labels reach the job and its pods', () => {
  expect(job({ labels: { version: 'v1' } })).toMatchObject({
    metadata: { labels: { version: 'v1' } },
    spec: { template: { metadata: { labels: { version: 'v1' } } } },
  });
});

test('C11: what waits for it comes one wave later', () => {
  const chart = plainChart();
  const migrate = new HookJob(chart, 'migrate', { image: 'a:1', resources: small });
  new Worker(chart, 'mailer', { image: 'a:1', resources: small, dependsOn: [migrate] });
  expect(only(chart, 'Deployment').metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '1' });
});

test('C11: refuses to wait for what runs after the rollout', () => {
  const chart = plainChart();
  const check = new HookJob(chart, 'check', { image: 'a:1', resources: small, phase: 'after' });
  expect(refusals(() => new Worker(chart, 'mailer', { image: 'a:1', resources: small, dependsOn: [check] }))).toEqual([
    [
      'after',
      'it depends on "check", which runs when everything is rolled out.',
      'Remove "check" from `dependsOn`, or let it run in the phase "during".',
    ],
  ]);
});

test('refuses limits that are none', () => {
  expect(refusals(() => chartWith({ retries: -1, deadline: 0 }))).toEqual([
    ['job', 'the deadline in seconds is 0.', 'It must be a whole number of 1 or more.'],
    ['job', 'the number of retries is -1.', 'It must be a whole number of 0 or more.'],
  ]);
});
