import { claimExists } from '../../../src/checks/rules/claim-exists.js';
import { deployment, object, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const mounts = (name: string) => pod('', `volumes: [{ name: data, persistentVolumeClaim: { claimName: ${name} } }]`);
const set = deployment('volumeClaimTemplates: [{ metadata: { name: data } }]', 'containers: []', 'StatefulSet');

testCheck(claimExists, {
  example: [
    [
      'Pod api',
      'spec.volumes[0].persistentVolumeClaim.claimName',
      'no PersistentVolumeClaim "data" in namespace "default".',
    ],
  ],
  valid: [
    { name: 'a claim that exists', yaml: object('PersistentVolumeClaim', 'data') + mounts('data') },
    {
      name: 'a volume that gives way to the claim of a template',
      yaml: deployment(
        'volumeClaimTemplates: [{ metadata: { name: data } }]',
        'containers: [], volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]',
        'StatefulSet',
      ),
    },
    { name: 'a claim that a StatefulSet makes', yaml: set + mounts('data-api-0') },
  ],
  invalid: [
    {
      name: 'a claim without a namespace',
      yaml: object('PersistentVolumeClaim', 'data').replace(', namespace: x', '') + mounts('data'),
      findings: [
        [
          'Pod x/api',
          'spec.volumes[0].persistentVolumeClaim.claimName',
          'PersistentVolumeClaim "data" at test.yaml:3 names no namespace: is it applied to "x"?',
        ],
      ],
      severity: 'warning',
    },
    {
      name: 'a misspelt name',
      yaml: object('PersistentVolumeClaim', 'uploads') + mounts('upload'),
      findings: [['Pod x/api', 'spec.volumes[0].persistentVolumeClaim.claimName', 'Did you mean "uploads"?']],
    },
  ],
});
