import { oneVolumeSource } from '../../../src/checks/rules/one-volume-source.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(oneVolumeSource, {
  example: [['Pod api', 'spec.volumes[0]', 'volume "data" has the sources emptyDir and configMap']],
  valid: [
    {
      name: 'one source each',
      yaml: pod('', 'volumes: [{ name: a, emptyDir: {} }, { name: b, secret: { secretName: b } }]'),
    },
  ],
  invalid: [
    {
      name: 'no source',
      yaml: pod('', 'volumes: [{ name: a }]'),
      findings: [['Pod x/api', 'spec.volumes[0]', 'volume "a" has no source']],
      severity: 'warning',
    },
  ],
});
