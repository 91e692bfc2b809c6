import { volumeWritable } from '../../../src/checks/rules/volume-writable.js';
import { deployment, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const mount = 'volumeMounts: [{ name: data, mountPath: /data }]';
const claim = 'volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]';

testCheck(volumeWritable, {
  example: [
    [
      'Pod api',
      'spec.containers[0].volumeMounts[0]',
      'does not run as root and the pod has no fsGroup: it cannot write to "data"',
    ],
  ],
  valid: [
    { name: 'a group', yaml: pod(mount, `${claim}, securityContext: { runAsUser: 1000, fsGroup: 1000 }`) },
    { name: 'root', yaml: pod(mount, claim) },
    {
      name: 'only reading',
      yaml: pod(
        mount.replace('name: data', 'name: data, readOnly: true'),
        `${claim}, securityContext: { runAsUser: 1000 }`,
      ),
    },
    {
      name: 'a folder that the kubelet makes',
      yaml: pod(mount, 'volumes: [{ name: data, emptyDir: {} }], securityContext: { runAsNonRoot: true }'),
    },
  ],
  invalid: [
    {
      name: 'a claim template, and a container that says it is not root',
      yaml: deployment(
        'volumeClaimTemplates: [{ metadata: { name: data } }]',
        `containers: [{ name: a, ${mount}, securityContext: { runAsNonRoot: true } }]`,
        'StatefulSet',
      ),
      findings: [
        ['StatefulSet x/api', 'spec.template.spec.containers[0].volumeMounts[0]', 'container "a" does not run as root'],
      ],
    },
  ],
});
