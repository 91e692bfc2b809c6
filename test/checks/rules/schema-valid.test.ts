import { schemaValid } from '../../../src/checks/rules/schema-valid.js';
import { Graph } from '../../../src/graph/graph.js';
import { graphObject, type Manifest } from '../../../src/graph/object.js';
import { foundBy, type Mutable, mutated } from '../support/real-system.js';
import { refusedFields } from '../support/schema-valid.fields.js';
import {
  certificate,
  containerField,
  cronJob,
  deployment,
  externalSecret,
  networkPolicy,
  object,
  podField,
  service,
} from '../support/schema-valid.fixtures.js';
import { refusedValues } from '../support/schema-valid.values.js';
import { testCheck } from '../support/tester.js';

const check = (...manifests: readonly object[]) => {
  const graph = new Graph(manifests.map(manifest => graphObject(manifest as Manifest)));
  return [...schemaValid.check(graph, { kubernetes: '1.31' })].map(
    ({ severity, path, message }) => `${severity} ${path}: ${message}`,
  );
};

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
  it.each([...refusedFields, ...refusedValues])('%s', (_, manifest, expected) => {
    expect(check(manifest)).toEqual([`error ${expected}`]);
  });

  it('every fault of an object, each once', () => {
    expect(check(containerField({ name: 'Main', port: [], tty: 'yes' }))).toHaveLength(3);
  });
});

describe('warns of', () => {
  const doubtful: readonly (readonly [string, object, string])[] = [
    [
      'a field in the plural',
      externalSecret({ targets: {} }),
      'spec.targets: is not a field of ExternalSecret in External Secrets Operator 1.3.2. Did you mean "target"?',
    ],
    [
      'a field that only a newer operator may have',
      externalSecret({ refreshedBy: 'hand' }),
      'spec.refreshedBy: is not a field of ExternalSecret in External Secrets Operator 1.3.2. ' +
        'Did you mean "refreshPolicy"?',
    ],
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

  const pod = 'spec.template.spec';
  it.each<[string, object, string]>([
    ['a misspelt field', podField({ volums: [] }), 'Write "volumes".'],
    ['a field that belongs above', podField({ replicas: 2 }), 'Move it to spec, which has a field "replicas".'],
    [
      'a field that belongs below',
      deployment({ spec: { containers: [] } }),
      'Remove it, or use a field of DeploymentSpec: ',
    ],
    [
      'a field of a part',
      podField({ runAsGroup: 1, securityContext: {} }),
      `Move it to ${pod}.securityContext, which has a field "runAsGroup".`,
    ],
    ['a missing field', deployment({ spec: { selector: undefined } }), 'Add "selector" to DeploymentSpec: a map.'],
    ['a list for a map', deployment({ spec: { selector: [] } }), 'Write a map: each field on its own line as'],
    ['a map for a list', podField({ volumes: {} }), 'Write a list: each entry on its own line after "- ".'],
    ['a misspelt value', podField({ dnsPolicy: 'ClusterFrist' }), 'Write "ClusterFirst".'],
    ['text for true', deployment({ spec: { paused: 'maybe' } }), 'Replace the value by true or false.'],
  ])('fits %s', (_, manifest, hint) => {
    expect(hintOf(manifest)).toContain(hint);
  });

  it('names the version of the bundled definition, and how to replace it', () => {
    expect(hintOf(externalSecret({ refreshedBy: 'hand' }))).toBe(
      'Write "refreshPolicy". This is by the definition of External Secrets Operator 1.3.2; ' +
        "pass the cluster's own with --crds where it has another version.",
    );
  });

  it('says that text wants quotes', () => {
    expect(hintOf(containerField({ env: [{ name: 'PORT', value: 8080 }] }))).toBe('Put it in quotes.');
  });
});

describe('a kind whose definition is in the graph', () => {
  const definition = object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
    metadata: { name: 'externalsecrets.external-secrets.io' },
    spec: {
      group: 'external-secrets.io',
      names: { kind: 'ExternalSecret', plural: 'externalsecrets' },
      scope: 'Namespaced',
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: { spec: { type: 'object', properties: { refreshedBy: { type: 'string' } } } },
            },
          },
        },
      ],
    },
  });

  it('is judged by it alone: what it lacks is an error, what it has is a field', () => {
    const secret = (spec: object) => object('external-secrets.io/v1', 'ExternalSecret', { spec });
    expect(check(definition, secret({ refreshedBy: 'hand' }))).toEqual([]);
    expect(check(definition, secret({ data: [] }))).toEqual(['error spec.data: is not a field of ExternalSecret.']);
  });
});

testCheck(schemaValid, {
  example: [['Service api', 'spec.selektor', 'is not a field of ServiceSpec. Did you mean "selector"?']],
  valid: [{ name: 'an empty file', yaml: '' }],
});

it('is the only check that finds a misspelt field in a real system', () => {
  const misspell = (manifest: Mutable) => Object.assign(manifest.spec, { minReadySecond: 5 });
  expect(foundBy(mutated('Deployment', 'codeai', misspell))).toEqual(['schema-valid']);
});
