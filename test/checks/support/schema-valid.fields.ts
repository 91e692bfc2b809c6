import { container, containerField, deployment, object, podField, type Refused } from './schema-valid.fixtures.js';

const int32 = 'an integer from -2147483648 to 2147483647';

/** Fields that are unknown, missing or of another type. */
export const refusedFields: readonly Refused[] = [
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
  ['more than 32 bits', deployment({ spec: { replicas: 2 ** 31 } }), `spec.replicas: must be ${int32}, not 2147483648`],
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
  ['text for an object', deployment({ spec: { strategy: 'Recreate' } }), 'spec.strategy: must be a map, not a string'],
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
];
