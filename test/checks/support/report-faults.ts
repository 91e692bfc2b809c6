import type { World } from './world.js';

const keda = 'keda.sh/v1alpha1';
const rbac = 'rbac.authorization.k8s.io';
const use = { type: 'cpu', metadata: { value: '70' } };

/** Faults of public reports, planted in the rendered systems. */
export const reportFaults: Readonly<Record<string, (world: World) => void>> = {
  'alert-template-valid': world => {
    const { rules } = world.pick('PrometheusRule').spec['groups'][0];
    const alerts = rules.filter(({ alert }: { readonly alert?: string }) => alert !== undefined);
    for (const alert of alerts.length > 0 ? alerts : rules)
      Object.assign(alert, {
        alert: 'Planted',
        record: undefined,
        annotations: { ...alert.annotations, more: '{{ $lables.a }}' },
      });
  },
  'amount-plausible': world => {
    world.container().resources = { limits: { memory: world.oneOf(['512m', '1', 64]) } };
  },
  'binding-to-everyone': world => {
    const subjects = [{ apiGroup: rbac, kind: 'Group', name: world.oneOf(['system:authenticated', 'system:masters']) }];
    const roleRef = { apiGroup: rbac, kind: 'ClusterRole', name: 'view' };
    world.addWith(`${rbac}/v1`, 'RoleBinding', { roleRef, subjects });
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
  'external-ips': world => {
    world.pick('Service').spec['externalIPs'] = ['203.0.113.9'];
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
    const { metadata } = world.pick('Deployment', ({ spec }) => spec['replicas'] !== undefined);
    const triggers = [{ type: 'kafka', metadata: { topic: 'a' }, authenticationRef: { name: 'lost' } }];
    world.add(keda, 'ScaledObject', { scaleTargetRef: { name: metadata.name }, maxReplicaCount: 1, triggers });
  },
  'keda-wakes': world => {
    const { metadata } = world.pick('Deployment', ({ spec }) => spec.replicas !== undefined);
    world.add(keda, 'ScaledObject', { scaleTargetRef: { name: metadata.name }, maxReplicaCount: 1, triggers: [use] });
  },
  'namespace-has-level': world => {
    world.manifests.push({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'planted', labels: {} },
    } as unknown as ReturnType<typeof world.any>);
    const container = { name: 'planted', image: 'registry.example.com/planted:1' };
    const metadata = { name: 'planted', namespace: 'planted', labels: {} };
    world.manifests.push({ apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [container] } });
  },
  'needs-later-wave': world => {
    const { spec } = world.pick('Deployment', ({ spec }) => spec['template'].spec.serviceAccountName);
    const { metadata } = world.named('ServiceAccount', spec['template'].spec.serviceAccountName);
    metadata.annotations = { ...metadata.annotations, 'argocd.argoproj.io/sync-wave': '90' };
  },
  'one-writer': world => {
    const { metadata } = world.pick('ExternalSecret');
    world.add('cert-manager.io/v1', 'Certificate', {
      ...{ secretName: metadata.name, dnsNames: ['a.example.com'], issuerRef: { name: 'acme' } },
    });
  },
  'pod-has-owner': world => {
    world.add('v1', 'Pod', { containers: [{ name: 'planted', image: 'registry.example.com/planted:1' }] });
  },
  'policy-port-of-pods': world => {
    const { spec } = world.pick('Deployment', ({ spec }) => spec['template'].spec.containers[0].ports);
    const { matchLabels } = spec['selector'];
    const [{ containerPort }] = spec['template'].spec.containers[0].ports;
    world.add('v1', 'Service', { selector: matchLabels, ports: [{ port: 4, targetPort: containerPort }] });
    world.add('networking.k8s.io/v1', 'NetworkPolicy', {
      ...{ podSelector: { matchLabels }, ingress: [{ ports: [{ port: 4 }] }] },
    });
  },
  'progress-covers-startup': world => {
    const { spec } = world.pick('Deployment');
    spec['template'].spec.containers[0].startupProbe = { exec: { command: ['a'] }, failureThreshold: 400 };
  },
  'registry-frozen': world => {
    world.container().image = 'k8s.gcr.io/pause:3.9';
  },
  'role-escalates': world => {
    const rules = [{ apiGroups: [''], resources: [world.oneOf(['pods/exec', 'nodes/proxy'])], verbs: ['get'] }];
    world.addWith(`${rbac}/v1`, 'Role', { rules });
  },
  'scraped-once': world => {
    const monitor = structuredClone(world.pick('ServiceMonitor'));
    monitor.metadata.name += '-twin';
    world.manifests.push(monitor);
  },
  'token-unused': world => {
    const container = { name: 'planted', image: 'registry.example.com/planted:1' };
    world.add('v1', 'Pod', { serviceAccountName: 'default', containers: [container] });
  },
};
