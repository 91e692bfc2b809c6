import {
  certificate,
  container,
  containerField,
  cronJob,
  deployment,
  externalSecret,
  networkPolicy,
  object,
  podField,
  type Refused,
  service,
} from './schema-valid.fixtures.js';

/** Values of the right type that the API does not know, and faults of other kinds than workloads. */
export const refusedValues: readonly Refused[] = [
  [
    'an unknown strategy',
    deployment({ spec: { strategy: { type: 'Rolling' } } }),
    'spec.strategy.type: must be "Recreate" or "RollingUpdate", not "Rolling". Did you mean "RollingUpdate"?',
  ],
  [
    'a pull policy in the wrong case',
    containerField({ imagePullPolicy: 'always' }),
    `${container}.imagePullPolicy: must be "Always", "IfNotPresent" or "Never", not "always". Did you mean "Always"?`,
  ],
  [
    'an unknown protocol',
    service({ ports: [{ port: 80, protocol: 'HTTPS' }] }),
    'spec.ports[0].protocol: must be "SCTP", "TCP" or "UDP", not "HTTPS".',
  ],
  [
    'an unknown selector operator',
    deployment({ spec: { selector: { matchExpressions: [{ key: 'a', operator: 'Equals' }] } } }),
    'spec.selector.matchExpressions[0].operator: must be "In", "NotIn", "Exists" or "DoesNotExist", not "Equals".',
  ],
  [
    'a cpu in "mm"',
    containerField({ resources: { requests: { cpu: '500mm' } } }),
    `${container}.resources.requests.cpu: must be a quantity such as "500m", "0.5" or "1Gi", not "500mm"`,
  ],
  [
    'memory in "GB"',
    containerField({ resources: { limits: { memory: '1GB' } } }),
    `${container}.resources.limits.memory: must be a quantity such as "500m", "0.5" or "1Gi", not "1GB"`,
  ],
  [
    'a claim without a unit',
    object('v1', 'PersistentVolumeClaim', { spec: { resources: { requests: { storage: 'ten' } } } }),
    'spec.resources.requests.storage: must be a quantity such as "500m", "0.5" or "1Gi", not "ten"',
  ],
  [
    'container port 99999',
    containerField({ ports: [{ containerPort: 99999 }] }),
    `${container}.ports[0].containerPort: must be a port number from 1 to 65535, not 99999`,
  ],
  [
    'container port 0',
    containerField({ ports: [{ containerPort: 0 }] }),
    `${container}.ports[0].containerPort: must be a port number from 1 to 65535, not 0`,
  ],
  [
    'service port 70000',
    service({ ports: [{ port: 70000 }] }),
    'spec.ports[0].port: must be a port number from 1 to 65535, not 70000',
  ],
  [
    'a target port that is neither number nor name',
    service({ ports: [{ port: 80, targetPort: 'Http_Port' }] }),
    'spec.ports[0].targetPort: must be a port number from 1 to 65535 or the name of a port, not "Http_Port"',
  ],
  [
    'a port name of 16 letters',
    containerField({ ports: [{ name: 'prometheusexport', containerPort: 1 }] }),
    `${container}.ports[0].name: must be at most 15 lower-case letters, digits and single "-", ` +
      'at least one of them a letter, not "prometheusexport"',
  ],
  [
    'a container name with capitals',
    containerField({ name: 'Main' }),
    `${container}.name: must be at most 63 lower-case letters, digits and "-", ` +
      'and start and end with a letter or digit, not "Main"',
  ],
  [
    'a probe of two handlers, one misspelt',
    containerField({ livenessProbe: { httpget: { port: 80 } } }),
    `${container}.livenessProbe.httpget: is not a field of Probe. Did you mean "httpGet"?`,
  ],
  [
    'a surge of 25 percent without its sign',
    deployment({ spec: { strategy: { rollingUpdate: { maxSurge: '25' } } } }),
    'spec.strategy.rollingUpdate.maxSurge: must be an integer or a percentage such as "25%", not "25"',
  ],
  [
    'a host with a scheme',
    object('networking.k8s.io/v1', 'Ingress', { spec: { rules: [{ host: 'https://api' }] } }),
    'spec.rules[0].host: must be a DNS name such as "api.example.com" or "*.example.com", not "https://api"',
  ],
  [
    'an old path form',
    object('networking.k8s.io/v1', 'Ingress', {
      spec: { rules: [{ http: { paths: [{ path: '/', backend: {} }] } }] },
    }),
    'spec.rules[0].http.paths[0].pathType: is missing, and HTTPIngressPath requires it',
  ],
  [
    'a policy type in lower case',
    networkPolicy({ policyTypes: ['egress'] }),
    'spec.policyTypes[0]: must be "Egress" or "Ingress", not "egress". Did you mean "Egress"?',
  ],
  [
    'an HPA metric of no known type',
    object('autoscaling/v2', 'HorizontalPodAutoscaler', {
      spec: { maxReplicas: 3, scaleTargetRef: { kind: 'Deployment', name: 'billing' }, metrics: [{ type: 'Cpu' }] },
    }),
    'spec.metrics[0].type: must be "ContainerResource", "External", "Object", "Pods" or "Resource", not "Cpu".',
  ],
  [
    'an HPA of at most none',
    object('autoscaling/v2', 'HorizontalPodAutoscaler', {
      spec: { maxReplicas: 0, scaleTargetRef: { kind: 'Deployment', name: 'billing' } },
    }),
    'spec.maxReplicas: must be at least 1, not 0',
  ],
  [
    'a misspelt field in a CronJob',
    cronJob({ jobTemplate: { spec: { backOffLimit: 1, template: { spec: { containers: [] } } } } }),
    'spec.jobTemplate.spec.backOffLimit: is not a field of JobSpec. Did you mean "backoffLimit"?',
  ],
  [
    'a subject of an unknown kind',
    object('rbac.authorization.k8s.io/v1', 'RoleBinding', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'reader' },
      subjects: [{ kind: 'serviceaccount', name: 'billing' }],
    }),
    'subjects[0].kind: must be "Group", "ServiceAccount" or "User", not "serviceaccount". ' +
      'Did you mean "ServiceAccount"?',
  ],
  [
    'a letter that is missing from a field of a custom resource',
    externalSecret({ targe: {} }),
    'spec.targe: is not a field of ExternalSecret in External Secrets Operator 1.3.2. Did you mean "target"?',
  ],
  [
    'a misspelt field in a custom resource',
    externalSecret({ data: [{ secretKey: 'a', remoteref: { key: 'b' } }] }),
    'spec.data[0].remoteref: is not a field of ExternalSecret in External Secrets Operator ' +
      '1.3.2. Did you mean "remoteRef"?',
  ],
  [
    'a scrape interval without a unit',
    object('monitoring.coreos.com/v1', 'ServiceMonitor', {
      spec: { selector: {}, endpoints: [{ port: 'http', interval: '30' }] },
    }),
    'spec.endpoints[0].interval: must match ' +
      '^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$, not be "30"',
  ],
  [
    'a rule without an expression',
    object('monitoring.coreos.com/v1', 'PrometheusRule', {
      spec: { groups: [{ name: 'billing', rules: [{ alert: 'Down' }] }] },
    }),
    'spec.groups[0].rules[0].expr: is missing, and PrometheusRule requires it',
  ],
  [
    'a route of 17 hosts',
    object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
      spec: { hostnames: Array.from({ length: 17 }, (_, i) => `h${i}.example.com`) },
    }),
    'spec.hostnames: must have at most 16 items, not 17',
  ],
  [
    'a backend weight beyond its bound',
    object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
      spec: { rules: [{ backendRefs: [{ name: 'billing', weight: 1000001 }] }] },
    }),
    'spec.rules[0].backendRefs[0].weight: must be at most 1000000, not 1000001',
  ],
  [
    'an issuer without a name',
    certificate({ issuerRef: {} }),
    'spec.issuerRef.name: is missing, and Certificate requires it',
  ],
  [
    'an unknown kind of a built-in group',
    object('apps/v1', 'Deploymnt'),
    'kind: apps/v1 has no kind "Deploymnt". Did you mean "Deployment"?',
  ],
  [
    'an object without metadata',
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: 'billing' },
    'metadata: must be a map, not a string',
  ],
  [
    'a null among items',
    podField({ containers: [null] }),
    'spec.template.spec.containers[0].name: is missing, and Container requires it',
  ],
];
