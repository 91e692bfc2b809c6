import type { Loose, World } from './world.js';

/** One fault for each check of fields that the API server refuses. */
export const serverFaults: Readonly<Record<string, (world: World) => void>> = {
  'admission-policy-fields-valid': world => {
    const validationActions = world.oneOf([[], ['Deny', 'Warn'], ['Audit', 'Audit']]);
    world.add('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', {
      policyName: 'replicas',
      validationActions,
    });
  },
  'cluster-fields-valid': world => {
    world.add('coordination.k8s.io/v1', 'Lease', { leaseDurationSeconds: -world.below(100) });
  },
  'owners-and-finalizers-valid': world => {
    Object.assign(world.pick('ConfigMap').metadata, { finalizers: [world.oneOf(['a b', '', 'a/b/c'])] });
  },
  'definition-fields-valid': world => {
    const spec = { group: 'example.com', scope: 'Cluster', names: { kind: 'Widget', plural: 'widgets' } };
    const schema = { openAPIV3Schema: { type: 'object', properties: { spec: world.oneOf([{}, { type: 'array' }]) } } };
    world.addWith('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
      metadata: { name: 'widgets.example.com' },
      spec: { ...spec, versions: [{ name: 'v1', served: true, storage: true, schema }] },
    });
  },
  'webhook-fields-valid': world => {
    const webhooks = [{ name: world.oneOf(['check', 'check.example']), clientConfig: {}, sideEffects: 'None' }];
    world.addWith('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', {
      webhooks: [{ ...webhooks[0], admissionReviewVersions: ['v1'] }],
    });
  },
  'autoscaler-fields-valid': world => {
    const { spec } = world.pick('HorizontalPodAutoscaler');
    spec['behavior'] = { scaleDown: { stabilizationWindowSeconds: 3601 + world.below(1000) } };
  },
  'claim-fields-valid': world => {
    world.add('v1', 'PersistentVolumeClaim', { accessModes: [], resources: { requests: { storage: '1Gi' } } });
  },
  'data-keys-valid': world => {
    const object = world.pick('ConfigMap', ({ metadata }) => metadata.name.endsWith('-config'));
    object.data = { ...object.data, [world.oneOf(['a/b', '..', '..a', 'a b'])]: 'x' };
  },
  'disruption-budget-fields-valid': world => {
    Object.assign(world.pick('PodDisruptionBudget').spec, { minAvailable: 1, maxUnavailable: 1 });
  },
  'ingress-fields-valid': world => {
    const { http } = world.oneOf(world.pick('Ingress').spec['rules'] as Loose[]);
    world.oneOf<Loose>(http.paths).backend.service.port = world.oneOf<Loose>([{}, { name: 'http', number: 80 }]);
  },
  'namespace-labels-valid': world => {
    const { metadata } = world.pick('Namespace');
    metadata.labels['pod-security.kubernetes.io/warn'] = world.oneOf(['strict', 'Restricted', 'none']);
  },
  'network-policy-fields-valid': world => {
    const cidr = world.oneOf(['10.0.0.0/33', '10.0.0.0', '300.0.0.0/8']);
    world.append(world.pick('NetworkPolicy').spec, 'egress', { to: [{ ipBlock: { cidr } }] });
  },
  'pod-fields-valid': world => {
    world.append(world.container(), 'volumeMounts', {
      name: 'x',
      mountPath: '/x',
      subPath: world.oneOf(['/x', '../x']),
    });
    world.append(world.podSpec(), 'volumes', { name: 'x', emptyDir: {} });
  },
  'pod-scheduling-valid': world => {
    world.podSpec().tolerations = [{ key: 'spot', operator: 'Exists', value: world.oneOf(['true', 'x']) }];
  },
  'priority-class-fields-valid': world => {
    world.addWith('scheduling.k8s.io/v1', 'PriorityClass', { value: 1_000_000_001 + world.below(1000) });
  },
  'quota-fields-valid': world => {
    world.pick('ResourceQuota').spec['hard']['count/jobs.batch'] = `-${1 + world.below(9)}`;
  },
  'role-fields-valid': world => {
    const rule = world.oneOf<Loose>([
      { apiGroups: [''], verbs: ['get'] },
      { verbs: ['get'], nonResourceURLs: ['/x'] },
    ]);
    world.addWith('rbac.authorization.k8s.io/v1', 'Role', { rules: [rule] });
  },
  'service-fields-valid': world => {
    const service = world.pick('Service', ({ spec }) => (spec['type'] ?? 'ClusterIP') === 'ClusterIP');
    service.spec['externalTrafficPolicy'] = world.oneOf(['Local', 'Cluster']);
  },
  'workload-fields-valid': world => {
    world.pick('Deployment').spec['revisionHistoryLimit'] = -1 - world.below(5);
  },
};
