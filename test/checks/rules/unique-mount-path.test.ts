import { uniqueMountPath } from '../../../src/checks/rules/unique-mount-path.js';
import { deployment, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(uniqueMountPath, {
  example: [['Pod api', 'spec.containers[0].volumeMounts[1].mountPath', '"/data" is already the mount of "a"']],
  valid: [
    {
      name: 'one volume at two paths',
      yaml: pod('volumeMounts: [{ name: a, mountPath: /a }, { name: a, mountPath: /b }]'),
    },
    {
      name: 'one path in two containers',
      yaml: deployment(
        '',
        'containers: [{ name: a, volumeMounts: [{ name: v, mountPath: /a }] }, { name: b, volumeMounts: [{ name: v, mountPath: /a }] }]',
      ),
    },
  ],
});
