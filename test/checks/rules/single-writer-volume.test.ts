import { singleWriterVolume } from '../../../src/checks/rules/single-writer-volume.js';
import { deployment, object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const mount = 'containers: [], volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]';
const claim = (mode: string) => object('PersistentVolumeClaim', 'data', `spec: { accessModes: [${mode}] }`);

testCheck(singleWriterVolume, {
  example: [
    [
      'Deployment api',
      'spec.template.spec.volumes[0].persistentVolumeClaim.claimName',
      'claim "data" is ReadWriteOnce and there are up to 2 pods',
    ],
  ],
  valid: [
    {
      name: 'one pod, replaced in place',
      yaml: claim('ReadWriteOnce') + deployment('strategy: { type: Recreate }', mount),
    },
    { name: 'a shared volume', yaml: claim('ReadWriteMany') + deployment('replicas: 9', mount) },
    {
      name: 'a Job',
      yaml: claim('ReadWriteOnce') + object('Job', 'a', `spec: { template: { spec: { ${mount} } } }`, 'batch/v1'),
    },
  ],
  invalid: [
    {
      name: 'a rolling update',
      yaml: claim('ReadWriteOnce') + deployment('replicas: 1', mount),
      findings: [
        [
          'Deployment x/api',
          'spec.template.spec.volumes[0].persistentVolumeClaim.claimName',
          'starts the new pod before',
        ],
      ],
      severity: 'warning',
    },
  ],
});
