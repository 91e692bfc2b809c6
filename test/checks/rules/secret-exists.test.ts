import { secretExists } from '../../../src/checks/rules/secret-exists.js';
import { object, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const rbac = 'rbac.authorization.k8s.io/v1';
const uses = (name: string) => pod(`envFrom: [{ secretRef: { name: ${name} } }]`);

testCheck(secretExists, {
  example: [['Pod api', 'spec.containers[0].envFrom[0].secretRef.name', 'Did you mean "database"?']],
  valid: [
    { name: 'a Secret', yaml: object('Secret', 'a') + uses('a') },
    {
      name: 'the target of an ExternalSecret',
      yaml: object('ExternalSecret', 'b', 'spec: { target: { name: a } }', 'external-secrets.io/v1') + uses('a'),
    },
    {
      name: 'a SealedSecret',
      yaml: object('SealedSecret', 'a', 'spec: { encryptedData: {} }', 'bitnami.com/v1alpha1') + uses('a'),
    },
    {
      name: 'the Secret of a Certificate',
      yaml: object('Certificate', 'b', 'spec: { secretName: a }', 'cert-manager.io/v1') + uses('a'),
    },
    {
      name: 'what CloudNativePG makes for a cluster',
      yaml: object('Cluster', 'db', 'spec: {}', 'postgresql.cnpg.io/v1') + uses('db-app'),
    },
    { name: 'an optional one', yaml: pod('envFrom: [{ secretRef: { name: a, optional: true } }]') },
  ],
  invalid: [
    {
      name: 'one that a program may make, by the right to do so',
      yaml:
        object('Secret', 'other') +
        object('Role', 'init', 'rules: [{ apiGroups: [""], resources: [secrets], verbs: [create] }]', rbac) +
        object('RoleBinding', 'init', `roleRef: { kind: Role, name: init }\nsubjects: []`, rbac) +
        uses('a'),
      findings: [
        [
          'Pod x/api',
          'spec.containers[0].envFrom[0].secretRef.name',
          'nothing makes a Secret "a" in namespace "x". Programs that RoleBinding x/init is for may make it',
        ],
      ],
      severity: 'warning',
    },
    {
      name: 'where nothing makes Secrets: perhaps somebody does by hand',
      yaml: pod('', 'volumes: [{ name: a, secret: { secretName: a } }]'),
      findings: [['Pod x/api', 'spec.volumes[0].secret.secretName', 'nothing makes a Secret "a" in namespace "x".']],
      severity: 'warning',
    },
    {
      name: 'an ExternalSecret that makes none',
      yaml:
        object('Secret', 'other') +
        object('ExternalSecret', 'a', 'spec: { target: { creationPolicy: None } }', 'external-secrets.io/v1') +
        uses('a'),
      findings: [['Pod x/api', 'spec.containers[0].envFrom[0].secretRef.name', 'nothing makes a Secret "a"']],
      severity: 'warning',
    },
  ],
});
