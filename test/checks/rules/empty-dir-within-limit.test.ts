import { emptyDirWithinLimit } from '../../../src/checks/rules/empty-dir-within-limit.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const volume = (limits: string, emptyDir: string) =>
  pod(`resources: { limits: { ${limits} } }`, `volumes: [{ name: tmp, emptyDir: { ${emptyDir} } }]`);
const path = 'spec.volumes[0].emptyDir.sizeLimit';

testCheck(emptyDirWithinLimit, {
  example: [['Pod api', path, 'volume "tmp" may hold 2Gi; the pod has a limit of 512Mi ephemeral-storage']],
  valid: [
    { name: 'a volume within the limit', yaml: volume('ephemeral-storage: 1Gi', 'sizeLimit: 1Gi') },
    { name: 'no limit', yaml: volume('memory: 1Gi', 'sizeLimit: 10Gi') },
    { name: 'no size', yaml: volume('ephemeral-storage: 1Gi', '') },
    {
      name: 'memory within its limit',
      yaml: volume('memory: 1Gi, ephemeral-storage: 1Mi', 'medium: Memory, sizeLimit: 1Gi'),
    },
  ],
  invalid: [
    {
      name: 'memory above its limit',
      yaml: volume('memory: 256Mi', 'medium: Memory, sizeLimit: 1Gi'),
      findings: [['Pod x/api', path, 'the pod has a limit of 256Mi memory']],
    },
  ],
});
