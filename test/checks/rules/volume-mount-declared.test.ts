import { volumeMountDeclared } from '../../../src/checks/rules/volume-mount-declared.js';
import { deployment, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(volumeMountDeclared, {
  example: [['Pod api', 'spec.containers[0].volumeMounts[0].name', 'no volume "data"; the pod has none.']],
  valid: [
    {
      name: 'a volume of the pod',
      yaml: pod('volumeMounts: [{ name: a, mountPath: /a }]', 'volumes: [{ name: a, emptyDir: {} }]'),
    },
    {
      name: 'a claim template',
      yaml: deployment(
        'volumeClaimTemplates: [{ metadata: { name: a } }]',
        'containers: [{ name: b, volumeMounts: [{ name: a, mountPath: /a }] }]',
        'StatefulSet',
      ),
    },
  ],
  invalid: [
    {
      name: 'a misspelt name',
      yaml: pod('volumeMounts: [{ name: dta, mountPath: /a }]', 'volumes: [{ name: data, emptyDir: {} }]'),
      findings: [['Pod x/api', 'spec.containers[0].volumeMounts[0].name', 'Did you mean "data"?']],
    },
  ],
});
