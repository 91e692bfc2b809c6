import { schemaValid } from '../../src/checks/schema-valid.js';
import { Graph } from '../../src/graph/graph.js';
import { graphObject, type Manifest } from '../../src/graph/object.js';
import { certificate, cronJob, deployment, externalSecret, networkPolicy, service } from './schema-valid.fixtures.js';

const check = (...manifests: readonly object[]) => {
  const graph = new Graph(manifests.map(manifest => graphObject(manifest as Manifest)));
  return [...schemaValid.check(graph, { kubernetes: '1.31' })].map(
    ({ severity, path, message }) => `${severity} ${path}: ${message}`,
  );
};

const object = (apiVersion: string, kind: string, fields: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name: 'billing' },
  ...fields,
});
const podField = (field: object) => deployment({ pod: field });
const containerField = (field: object) => deployment({ container: field });
const container = 'spec.template.spec.containers[0]';

describe('accepts', () => {
  const valid: Readonly<Record<string, object>> = {
    'a Deployment': deployment(),
    'a Service': service(),
    'a CronJob': cronJob(),
    'a NetworkPolicy': networkPolicy(),
    'an ExternalSecret': externalSecret(),
    'a Certificate': certificate(),
    'whatever the cluster wrote into status': deployment({ top: { status: { anything: [1] } } }),
    'a creation time of null, as kubectl prints it': object('v1', 'ConfigMap', {
      metadata: { name: 'billing', creationTimestamp: null },
    }),
    'a quantity as a number': containerField({ resources: { limits: { cpu: 1.5, memory: '1Gi' } } }),
    'an empty text where a built-in kind means unset': podField({ serviceAccountName: '', dnsPolicy: '' }),
    'a node port of 0: the cluster chooses': service({ ports: [{ port: 80, nodePort: 0 }] }),
    'a wildcard host': object('networking.k8s.io/v1', 'Ingress', { spec: { rules: [{ host: '*.example.com' }] } }),
    'base64 over several lines': object('v1', 'Secret', { data: { key: 'aGVs\nbG8=' } }),
    'any fields below an open schema': object('argoproj.io/v1alpha1', 'Application', {
      spec: {
        project: 'default',
        destination: { namespace: 'billing' },
        source: { repoURL: 'https://example.com', helm: { valuesObject: { deep: { anything: [1] } } } },
      },
    }),
    'a volume claim inside another kind without apiVersion and kind': object('monitoring.coreos.com/v1', 'Prometheus', {
      spec: { storage: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'] } } } },
    }),
    'a list of a known kind': { apiVersion: 'v1', kind: 'ConfigMapList', metadata: {}, items: [] },
  };
  it.each(Object.entries(valid))('%s', (_, manifest) => {
    expect(check(manifest)).toEqual([]);
  });
});

describe('refuses', () => {
  const int32 = 'an integer from -2147483648 to 2147483647';
  const faulty: readonly (readonly [string, object, string])[] = [
    [
      'a misspelt field',
      containerField({ prots: [] }),
      `${container}.prots: is not a field of Container. Did you mean "ports"?`,
    ],
    ['a field of another type', podField({ replicas: 2 }), 'spec.template.spec.replicas: is not a field of PodSpec.'],
    [
      'a field in the wrong case',
      podField({ RestartPolicy: 'Always' }),
      'spec.template.spec.RestartPolicy: is not a field of PodSpec. Did you mean "restartPolicy"?',
    ],
    [
      'an unknown field at the top',
      deployment({ top: { Spec: {} } }),
      'Spec: is not a field of Deployment. Did you mean "spec"?',
    ],
    [
      'an unknown field of metadata',
      object('v1', 'ConfigMap', { metadata: { name: 'billing', label: {} } }),
      'metadata.label: is not a field of ObjectMeta. Did you mean "labels"?',
    ],
    ['text for a number', deployment({ spec: { replicas: '3' } }), `spec.replicas: must be ${int32}, not "3"`],
    [
      'a fraction for a whole number',
      deployment({ spec: { replicas: 1.5 } }),
      `spec.replicas: must be ${int32}, not 1.5`,
    ],
    [
      'more than 32 bits',
      deployment({ spec: { replicas: 2 ** 31 } }),
      `spec.replicas: must be ${int32}, not 2147483648`,
    ],
    ['less than none', deployment({ spec: { replicas: -1 } }), 'spec.replicas: must be at least 0, not -1'],
    ['text for true', deployment({ spec: { paused: 'true' } }), 'spec.paused: must be true or false, not "true"'],
    [
      'a number in an environment variable',
      containerField({ env: [{ name: 'PORT', value: 8080 }] }),
      `${container}.env[0].value: must be a string, not 8080`,
    ],
    [
      'true as an annotation',
      object('v1', 'ConfigMap', { metadata: { name: 'billing', annotations: { 'example.com/on': true } } }),
      'metadata.annotations["example.com/on"]: must be a string, not true',
    ],
    ['a map for a list', podField({ volumes: { data: {} } }), 'spec.template.spec.volumes: must be a list, not a map'],
    ['a list for a map', deployment({ spec: { selector: [] } }), 'spec.selector: must be a map, not a list'],
    [
      'text for an object',
      deployment({ spec: { strategy: 'Recreate' } }),
      'spec.strategy: must be a map, not a string',
    ],
    [
      'a missing field',
      deployment({ spec: { selector: undefined } }),
      'spec.selector: is missing, and DeploymentSpec requires it',
    ],
    [
      'a required null',
      deployment({ spec: { selector: null } }),
      'spec.selector: is null, and DeploymentSpec requires it',
    ],
    [
      'a container without a name',
      containerField({ name: undefined }),
      `${container}.name: is missing, and Container requires it`,
    ],
    [
      'a mount without its path',
      containerField({ volumeMounts: [{ name: 'data' }] }),
      `${container}.volumeMounts[0].mountPath: is missing, and VolumeMount requires it`,
    ],
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
      'a refresh interval in days',
      externalSecret({ refreshInterval: '1d' }),
      'spec.refreshInterval: must be a duration such as "30s", "5m" or "1h30m"; days are not known, not "1d"',
    ],
    [
      'a misspelt field in a custom resource',
      externalSecret({ data: [{ secretKey: 'a', remoteref: { key: 'b' } }] }),
      'spec.data[0].remoteref: is not a field of ExternalSecretData. Did you mean "remoteRef"?',
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
      'spec.groups[0].rules[0].expr: is missing, and Rule requires it',
    ],
    [
      'a null in a custom resource',
      externalSecret({ target: null }),
      'spec.target: must not be null in a custom resource',
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
      'spec.issuerRef.name: is missing, and IssuerReference requires it',
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
      'spec.template.spec.containers[0]: must be a map, not null',
    ],
  ];
  it.each(faulty)('%s', (_, manifest, expected) => {
    expect(check(manifest)).toEqual([`error ${expected}`]);
  });

  it('every fault of an object, each once', () => {
    expect(check(containerField({ name: 'Main', port: [], tty: 'yes' }))).toHaveLength(3);
  });
});

describe('warns of', () => {
  const doubtful: readonly (readonly [string, object, string])[] = [
    [
      'a null that a built-in kind drops',
      deployment({ spec: { replicas: null } }),
      'spec.replicas: is null, which only says that it is unset',
    ],
    [
      'a kind that no table has',
      object('example.com/v1', 'Widget'),
      'apiVersion: no schema is known for example.com/v1 Widget.',
    ],
    [
      'a kind under an API version that no table has',
      object('extensions/v1beta1', 'Ingress'),
      'apiVersion: no schema is known for extensions/v1beta1 Ingress. Ingress is known in "networking.k8s.io/v1".',
    ],
    [
      'a misspelt custom kind',
      object('monitoring.coreos.com/v1', 'ServiceMoniter'),
      'kind: no schema is known for monitoring.coreos.com/v1 ServiceMoniter. Did you mean "ServiceMonitor"?',
    ],
    [
      'a kind with the name of something in JavaScript',
      object('constructor', 'toString'),
      'apiVersion: no schema is known for constructor toString.',
    ],
  ];
  it.each(doubtful)('%s', (_, manifest, expected) => {
    expect(check(manifest)).toEqual([`warning ${expected}`]);
  });
});

describe('a Secret', () => {
  it.each([
    ['data', object('v1', 'Secret', { data: { password: 'hunter2!' } }), 'data.password: must be base64'],
    ['stringData', object('v1', 'Secret', { stringData: { pin: 4711 } }), 'stringData.pin: must be a string'],
    ['data as text', object('v1', 'Secret', { data: 'hunter2' }), 'data: must be a map, not a string'],
  ])('never has its %s quoted', (_, manifest, expected) => {
    expect(check(manifest)).toEqual([`error ${expected}`]);
  });
});

describe('the hint', () => {
  const hintOf = (manifest: object) => {
    const graph = new Graph([graphObject(manifest as Manifest)]);
    return [...schemaValid.check(graph, { kubernetes: '1.31' })][0]?.hint;
  };

  it('says that a number wants no quotes', () => {
    expect(hintOf(deployment({ spec: { replicas: '3' } }))).toBe('Write it without quotes.');
  });

  it('says that text wants quotes', () => {
    expect(hintOf(containerField({ env: [{ name: 'PORT', value: 8080 }] }))).toBe('Put it in quotes.');
  });
});
