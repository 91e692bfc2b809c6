import { deployment, object, pod } from '../support/manifests.js';
import { report } from './report.js';

const scaler = (spec: string) =>
  object(
    'HorizontalPodAutoscaler',
    'api',
    `spec: { maxReplicas: 5, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, metrics: [{ type: Resource, resource: { name: cpu, target: { type: AverageValue, averageValue: 500m } } }], ${spec} }`,
    'autoscaling/v2',
  ) + deployment('', "containers: [{ name: api, image: 'api:1', resources: { requests: { cpu: 100m } } }]");
const binding = (kind: string, subject: string) =>
  object(
    kind,
    'api',
    `roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }\nsubjects: [{ kind: ServiceAccount, name: api ${subject} }]`,
    'rbac.authorization.k8s.io/v1',
  );
const spread = (constraints: string) =>
  deployment('', `containers: [{ name: api, image: 'api:1' }], topologySpreadConstraints: [${constraints}]`);
const constraint = (key: string, more = '') =>
  `{ topologyKey: ${key}, maxSkew: 1, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: api } }${more} }`;
const kustomization = (name: string, dependsOn: string) =>
  object(
    'Kustomization',
    name,
    `spec: { interval: 10m, prune: true, path: ./${name}, sourceRef: { kind: GitRepository, name: repo }, ${dependsOn} }`,
    'kustomize.toolkit.fluxcd.io/v1',
  );

/** What the API server refuses, and what Flux never applies. */
export const refused = [
  report('role-fields-valid', 'an account without its namespace', binding('ClusterRoleBinding', ''), [
    'name: api  }',
    'name: api, namespace: x }',
  ]),
  report(
    'autoscaler-fields-valid',
    'a window of two hours',
    scaler('behavior: { scaleDown: { stabilizationWindowSeconds: 7200 } }'),
    ['7200', '3600'],
  ),
  report(
    'autoscaler-fields-valid',
    'a step once in an hour',
    scaler('behavior: { scaleDown: { policies: [{ type: Pods, value: 1, periodSeconds: 3600 }] } }'),
    ['3600', '1800'],
  ),
  report('autoscaler-fields-valid', 'no pods at least, by cores alone', scaler('minReplicas: 0'), [
    'minReplicas: 0',
    'minReplicas: 1',
  ]),
  report(
    'pod-fields-valid',
    'a period of grace in a readiness probe',
    pod('readinessProbe: { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 5 }'),
    [', terminationGracePeriodSeconds: 5', ''],
  ),
  report(
    'pod-fields-valid',
    'another number of devices as request than as limit',
    pod('resources: { requests: { nvidia.com/gpu: 1 }, limits: { nvidia.com/gpu: 2 } }'),
    ['limits: { nvidia.com/gpu: 2 }', 'limits: { nvidia.com/gpu: 1 }'],
  ),
  report('pod-fields-valid', 'devices without a limit', pod('resources: { requests: { nvidia.com/gpu: 1 } }'), [
    'requests: { nvidia.com/gpu: 1 }',
    'limits: { nvidia.com/gpu: 1 }',
  ]),
  report(
    'pod-scheduling-valid',
    'two constraints of one key',
    spread(`${constraint('zone')}, ${constraint('zone ')}`),
    ['topologyKey: zone ,', 'topologyKey: host,'],
  ),
  report(
    'spread-matches-own-pods',
    'a label that is also in the selector',
    spread(constraint('zone', ', matchLabelKeys: [app]')),
    ['[app]', '[pod-template-hash]'],
  ),
  report(
    'flux-dependencies',
    'two that wait for each other',
    kustomization('a', 'dependsOn: [{ name: b }]') + kustomization('b', 'dependsOn: [{ name: a }]'),
    ['dependsOn: [{ name: a }]', 'timeout: 1m'],
  ),
  report(
    'flux-dependencies',
    'one that waits for a name that nothing has',
    kustomization('a', 'dependsOn: [{ name: c }]') + kustomization('b', ''),
    ['name: c }', 'name: b }'],
  ),
  report('schema-valid', 'a word that YAML reads as a boolean', pod('env: [{ name: DEBUG, value: on }]'), [
    'value: on',
    'value: "on"',
  ]),
  report(
    'schema-valid',
    'a key that YAML reads as a boolean',
    object('ConfigMap', 'flags', 'data: { A: yes, B: "no" }'),
    ['A: yes', 'A: "yes"'],
  ),
  report(
    'schema-valid',
    'a word that is not a boolean in YAML 1.1',
    pod(
      'securityContext: { privileged: nope, readOnlyRootFilesystem: yes }',
      'automountServiceAccountToken: no, hostNetwork: off,',
    ),
    ['nope', 'no'],
  ),
];
