import { objectNameValid } from '../../../src/checks/rules/object-name-valid.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(objectNameValid, {
  example: [
    [
      'CronJob send-the-weekly-report-to-every-customer-who-asked-for-it',
      'metadata.name',
      '57 characters; a CronJob may have 52',
    ],
  ],
  valid: [
    {
      name: 'names of each form',
      yaml:
        object('Role', 'system:reader', '', 'rbac.authorization.k8s.io/v1') +
        object('ConfigMap', 'kube-root-ca.crt') +
        object('Service', 'a-1'),
    },
    {
      name: 'a Service that begins with a digit, since Kubernetes 1.36',
      yaml: object('Service', '1a'),
      context: { kubernetes: '1.36' },
    },
    {
      name: 'a disruption budget, whose name only must fit into a URL',
      yaml: object('PodDisruptionBudget', 'My_Budget', '', 'policy/v1'),
    },
    {
      name: 'a name that the API server completes',
      yaml: '{ apiVersion: batch/v1, kind: Job, metadata: { generateName: migrate- } }',
    },
  ],
  invalid: [
    {
      name: 'a Service that begins with a digit',
      yaml: object('Service', '1a'),
      findings: [['Service x/1a', 'metadata.name', 'it begins with a letter']],
    },
    {
      name: 'a namespace that no cluster can have',
      yaml: '{ apiVersion: v1, kind: ConfigMap, metadata: { name: a, namespace: My_Space } }',
      findings: [['ConfigMap My_Space/a', 'metadata.namespace', 'lower-case letters, digits and "-"']],
    },
    {
      name: 'a beginning that no name can have',
      yaml: '{ apiVersion: batch/v1, kind: Job, metadata: { generateName: Migrate- } }',
      findings: [['Job Migrate-', 'metadata.generateName', 'lower-case letters']],
    },
    {
      name: 'a StatefulSet with a dot, which other kinds may have',
      yaml: object('StatefulSet', 'a.b', '', 'apps/v1'),
      findings: [['StatefulSet x/a.b', 'metadata.name', 'lower-case letters, digits and "-"']],
    },
    {
      name: 'a custom resource of a known operator without a name',
      yaml: '{ apiVersion: monitoring.coreos.com/v1, kind: PodMonitor, metadata: { namespace: x } }',
      findings: [['PodMonitor x/', 'metadata.name', 'is missing: every object has a name']],
    },
    {
      name: 'capitals and underscores',
      yaml: object('ConfigMap', 'My_Settings'),
      findings: [['ConfigMap x/My_Settings', 'metadata.name', 'lower-case letters, digits, "-" and "."']],
    },
    {
      name: 'a namespace with a dot',
      yaml: object('Namespace', 'a.b'),
      findings: [['Namespace a.b', 'metadata.name', 'lower-case letters, digits and "-"']],
    },
    {
      name: 'no name at all',
      yaml: '{ apiVersion: v1, kind: ConfigMap }',
      findings: [['ConfigMap ', 'metadata.name', 'is missing: every object has a name']],
    },
    {
      name: 'a role with a slash',
      yaml: object('Role', 'a/b', '', 'rbac.authorization.k8s.io/v1'),
      findings: [['Role x/a/b', 'metadata.name', 'may not be']],
    },
  ],
});
