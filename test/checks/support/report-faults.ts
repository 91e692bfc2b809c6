import type { Fault } from './faults.js';

const keda = 'keda.sh/v1alpha1';
const use = { type: 'cpu', metadata: { value: '70' } };

/** Faults of public reports, planted in the rendered systems. */
export const reportFaults: Readonly<Record<string, Fault>> = {
  'amount-plausible': world => {
    world.container().resources = { limits: { memory: world.oneOf(['512m', '1', 64]) } };
  },
  'cron-job-runs': world => {
    world.pick('CronJob').spec.schedule = world.oneOf(['0 0 31 2 *', '5 4 30 feb *', '0 0 31 4-4 *']);
  },
  'disruption-budget-counts-pods': world => {
    world.pick('Job').spec['template'].metadata = { labels: { app: 'planted' } };
    world.add('policy/v1', 'PodDisruptionBudget', {
      maxUnavailable: world.oneOf([1, '30%']),
      selector: { matchLabels: { app: 'planted' } },
    });
  },
  'empty-dir-within-limit': world => {
    const pod = world.podSpec();
    for (const container of [...pod.containers, ...(pod.initContainers ?? [])])
      container.resources.limits = { ...container.resources.limits, 'ephemeral-storage': '1Gi' };
    world.append(pod, 'volumes', { name: 'planted', emptyDir: { sizeLimit: '100Gi' } });
  },
  'hook-annotation-known': world => {
    const { metadata } = world.any();
    metadata.annotations = {
      ...metadata.annotations,
      'argocd.argoproj.io/sync-wave': world.oneOf(['first', '1.5', '']),
    };
  },
  'job-ends': world => {
    const { spec } = world.pick('Job').spec['template'];
    spec.containers.push({ ...spec.containers[0], name: 'planted', image: 'proxy.example.com/envoy:v1.32.0' });
  },
  'job-gone-before-seen': world => {
    world.pick('Job').spec.ttlSecondsAfterFinished = world.below(60);
  },
  'keda-authentication-exists': world => {
    const triggers = [{ type: 'kafka', metadata: { topic: 'a' }, authenticationRef: { name: 'lost' } }];
    world.add(keda, 'ScaledJob', { jobTargetRef: {}, triggers });
  },
  'keda-wakes': world => {
    const { metadata } = world.pick('Deployment', ({ spec }) => spec.replicas !== undefined);
    world.add(keda, 'ScaledObject', { scaleTargetRef: { name: metadata.name }, triggers: [use] });
  },
  'needs-later-wave': world => {
    const { metadata } = world.pick('ConfigMap', ({ metadata }) => metadata.name.endsWith('-config'));
    metadata.annotations = { ...metadata.annotations, 'argocd.argoproj.io/sync-wave': '90' };
  },
  'one-writer': world => {
    const { metadata } = world.pick('ExternalSecret');
    world.add('cert-manager.io/v1', 'Certificate', {
      ...{ secretName: metadata.name, dnsNames: ['a.example.com'], issuerRef: { name: 'acme' } },
    });
  },
  'progress-covers-startup': world => {
    const { spec } = world.pick('Deployment');
    spec['template'].spec.containers[0].startupProbe = { exec: { command: ['a'] }, failureThreshold: 400 };
  },
  'scraped-once': world => {
    const monitor = structuredClone(world.pick('ServiceMonitor'));
    monitor.metadata.name += '-twin';
    world.manifests.push(monitor);
  },
};
