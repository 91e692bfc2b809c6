import { deliveryFaults } from './delivery-faults.js';
import { reportFaults } from './report-faults.js';
import { routeFaults } from './route-faults.js';
import { serverFaults } from './server-faults.js';
import type { World } from './world.js';

/** Plants one fault at a random place; the check of this id has to find it. */
export type Fault = (world: World) => void;

const claim = { resources: { requests: { storage: '1Gi' } } };
const elsewhere = { app: 'somebody-else' };

/** One fault for each check that judges the objects of a rendered system by themselves. */
export const faults: Readonly<Record<string, Fault>> = {
  ...serverFaults,
  ...deliveryFaults,
  ...reportFaults,
  ...routeFaults,
  'address-allowed': world => {
    world.append(world.container(), 'env', { name: 'SEARCH_URL', value: 'http://search.unasked.svc:9200' });
  },
  'affinity-matches-own-pods': world => {
    const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: elsewhere } };
    world.podSpec().affinity = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
  },
  'api-version-served': world => {
    world.pick('PodDisruptionBudget').apiVersion = 'policy/v1beta1';
  },
  'autoscaler-needs-requests': world => {
    const { scaleTargetRef } = world.pick('HorizontalPodAutoscaler').spec;
    const target = world.named(scaleTargetRef.kind, scaleTargetRef.name);
    delete target.spec.template.spec.containers[0].resources;
  },
  'autoscaler-range': world => {
    const { spec } = world.pick('HorizontalPodAutoscaler');
    spec.minReplicas = spec.maxReplicas + 1 + world.below(5);
  },
  'autoscaler-target-exists': world => {
    const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'lost' };
    world.add('autoscaling/v2', 'HorizontalPodAutoscaler', { scaleTargetRef, maxReplicas: 2 });
  },
  'claim-exists': world => {
    world.append(world.podSpec(), 'volumes', { name: 'lost', persistentVolumeClaim: { claimName: 'lost' } });
  },
  'cluster-scoped-namespace': world => {
    world.pick('Namespace').metadata.namespace = world.oneOf(['shop', 'default']);
  },
  'config-map-exists': world => {
    world.remove(world.pick('ConfigMap', ({ metadata }) => metadata.name.endsWith('-config')));
  },
  'cron-schedule-valid': world => {
    world.pick('CronJob').spec.schedule = world.oneOf(['61 * * * *', '0 0 * *', '@nightly', '* * 0 * *']);
  },
  'disruption-budget-allows-drain': world => {
    const { spec } = world.pick('PodDisruptionBudget');
    delete spec.minAvailable;
    spec.maxUnavailable = world.oneOf([0, '0%']);
  },
  'disruption-budget-selects-pods': world => {
    world.pick('PodDisruptionBudget').spec.selector.matchLabels = elsewhere;
  },
  'drain-within-grace-period': world => {
    const pod = world.podSpec();
    pod.terminationGracePeriodSeconds = 5;
    for (const container of pod.containers) container.lifecycle = { preStop: { sleep: { seconds: 5 } } };
  },
  'env-name-valid': world => {
    world.append(world.container(), 'env', { name: '1=2', value: 'a' });
  },
  'field-served': world => {
    world.podSpec().hostUsers = false;
  },
  'image-reference-valid': world => {
    world.container().image = world.oneOf(['No Image', 'registry.example/App:1', 'app:1:2', 'app:', 'app:1@sha256:0f']);
  },
  'image-set': world => {
    world.container().image = world.oneOf(['', null]);
  },
  'image-tag-fixed': world => {
    world.container().image = world.oneOf(['registry.example/app', 'registry.example/app:latest']);
  },
  'init-container-plain': world => {
    world.podSpec().initContainers = [{ ...world.container(), name: 'init', lifecycle: {} }];
  },
  'job-reapplicable': world => {
    world.pick('Job').metadata.annotations = {};
  },
  'key-exists': world => {
    const { name } = world.pick('ConfigMap', ({ metadata }) => metadata.namespace !== 'argocd').metadata;
    const valueFrom = { configMapKeyRef: { name, key: 'no-such-key' } };
    world.append(world.container(), 'env', { name: 'LOST', valueFrom });
  },
  'label-valid': world => {
    world.any().metadata.labels['not valid!'] = 'a';
  },
  'limit-range-allows': world => {
    world.add('v1', 'LimitRange', { limits: [{ type: 'Container', max: { cpu: '1m' } }] });
  },
  'monitor-selects-target': world => {
    world.pick('ServiceMonitor').spec.endpoints[0].port = 'nowhere';
  },
  'namespace-pod-security': world => {
    world.namespace();
    world.podSpec().hostNetwork = true;
  },
  'object-name-valid': world => {
    world.pick('PrometheusRule').metadata.name = world.oneOf(['Not_Valid', '-a', 'a'.repeat(254)]);
  },
  'object-size': world => {
    const { data } = world.pick('ConfigMap', ({ metadata }) => metadata.name.endsWith('-config'));
    Object.assign(data ?? {}, { words: 'x'.repeat(1_100_000) });
  },
  'one-autoscaler': world => {
    const scaler = structuredClone(world.pick('HorizontalPodAutoscaler'));
    scaler.metadata.name += '-too';
    world.manifests.push(scaler);
  },
  'one-probe-handler': world => {
    world.container().readinessProbe = world.oneOf([{}, { exec: { command: ['a'] }, tcpSocket: { port: 1 } }]);
  },
  'one-volume-source': world => {
    const volume = { name: 'two', emptyDir: {}, configMap: { name: 'two', optional: true } };
    world.append(world.podSpec(), 'volumes', volume);
  },
  'placeholder-replaced': world => {
    const { metadata } = world.pick('ServiceAccount');
    metadata.annotations = {
      ...metadata.annotations,
      'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/api',
    };
  },
  'platform-provides': world => {
    world.pick('Ingress').spec.ingressClassName = 'nobody-has-it';
  },
  'pod-security-baseline': world => {
    world.namespace().metadata.labels = {};
    world.container().securityContext = { privileged: true };
  },
  'probe-port-declared': world => {
    world.container().readinessProbe = { httpGet: { path: '/', port: 'nowhere' } };
  },
  'probe-threshold': world => {
    world.container().livenessProbe = { exec: { command: ['a'] }, successThreshold: 2 };
  },
  'quota-covers-peak': world => {
    world.add('v1', 'ResourceQuota', { hard: { pods: world.below(3) } });
  },
  'readiness-behind-service': world => {
    const { template } = world.pick('Deployment', ({ spec }) => spec.template.spec.containers[0].readinessProbe).spec;
    for (const container of template.spec.containers) delete container.readinessProbe;
  },
  'replicas-with-autoscaler': world => {
    const { scaleTargetRef } = world.pick('HorizontalPodAutoscaler').spec;
    world.named(scaleTargetRef.kind, scaleTargetRef.name).spec.replicas = 3;
  },
  'requests-within-limits': world => {
    const { resources } = world.container();
    Object.assign(resources.limits, { cpu: '1m' });
  },
  'restart-policy-valid': world => {
    world.pick(world.oneOf(['Deployment', 'StatefulSet'])).spec['template'].spec.restartPolicy = 'Never';
  },
  'role-ref-exists': world => {
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'lost' };
    world.addWith('rbac.authorization.k8s.io/v1', 'RoleBinding', { roleRef, subjects: [] });
  },
  'rolling-update-valid': world => {
    world.pick('Deployment').spec.strategy = { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } };
  },
  'rule-can-match': world => {
    const [rule] = world.pick('PrometheusRule').spec.groups[0].rules;
    rule.expr = world.oneOf(['count(up == 1) == 0', 'up{job="a", job="b"} == 0', 'up{job="a"} == 0 and vector(1)']);
  },
  'secret-exists': world => {
    world.remove(world.pick('ExternalSecret', ({ metadata }) => metadata.name.startsWith('codeai-worker')));
  },
  'selector-exclusive': world => {
    const twin = structuredClone(world.pick('Deployment'));
    twin.metadata.name += '-twin';
    world.manifests.push(twin);
  },
  'selector-matches-template': world => {
    const { spec } = world.pick(world.oneOf(['Deployment', 'StatefulSet']));
    spec.selector.matchLabels = { ...spec.selector.matchLabels, ...elsewhere };
  },
  'service-account-exists': world => {
    world.podSpec().serviceAccountName = 'lost';
  },
  'service-ports-valid': world => {
    const { spec } = world.pick('Service');
    spec.ports = [spec.ports[0], { ...spec.ports[0] }];
  },
  'service-selects-pods': world => {
    const named = world.manifests.map(({ spec }) => spec?.['serviceName']);
    world.pick('Service', ({ metadata }) => !named.includes(metadata.name)).spec['selector'] = elsewhere;
  },
  'service-target-port': world => {
    world.pick('Service').spec.ports[0].targetPort = 'nowhere';
  },
  'single-writer-volume': world => {
    const { spec } = world.pick('Deployment').spec['template'];
    world.append(spec, 'volumes', { name: 'shared', persistentVolumeClaim: { claimName: 'planted' } });
    world.addBeyondQuota('v1', 'PersistentVolumeClaim', { ...claim, accessModes: ['ReadWriteOnce'] });
  },
  'spread-matches-own-pods': world => {
    const labelSelector = { matchLabels: elsewhere };
    const constraint = { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' };
    world.podSpec().topologySpreadConstraints = [{ ...constraint, labelSelector }];
  },
  'stateful-set-name-fits': world => {
    world.pick('StatefulSet').metadata.name = 'x'.repeat(53 + world.below(11));
  },
  'stateful-set-service': world => {
    world.pick('StatefulSet').spec.serviceName = 'lost';
  },
  'unique-env': world => {
    const container = world.container();
    for (const value of ['a', 'b']) world.append(container, 'env', { name: 'TWICE', value });
  },
  'unique-in-pod': world => {
    const pod = world.podSpec();
    pod.containers = [...pod.containers, structuredClone(pod.containers[0])];
  },
  'unique-mount-path': world => {
    const mount = { name: 'tmp', mountPath: '/twice' };
    world.container().volumeMounts = [mount, { ...mount }];
  },
  'unique-objects': world => {
    world.manifests.push(structuredClone(world.pick('ServiceAccount')));
  },
  'variable-expansion': world => {
    Object.assign(world.container(), { command: ['run'], args: ['--host=$(NO_SUCH_VARIABLE)'] });
  },
  'volume-mount-declared': world => {
    world.container().volumeMounts = [{ name: 'lost', mountPath: '/lost' }];
  },
  'volume-writable': world => {
    const pod = world.podSpec();
    delete pod.securityContext.fsGroup;
    world.append(pod, 'volumes', { name: 'own', persistentVolumeClaim: { claimName: 'planted' } });
    world.append(pod.containers[0], 'volumeMounts', { name: 'own', mountPath: '/own' });
    world.addBeyondQuota('v1', 'PersistentVolumeClaim', { ...claim, accessModes: ['ReadWriteMany'] });
  },
};
