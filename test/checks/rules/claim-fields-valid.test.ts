import { claimFieldsValid } from '../../../src/checks/rules/claim-fields-valid.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const claim = (spec: string) => object('PersistentVolumeClaim', 'data', `spec: { ${spec} }`);

testCheck(claimFieldsValid, {
  example: [['PersistentVolumeClaim data', 'spec.accessModes', 'at least one mode']],
  valid: [
    { name: 'one mode', yaml: claim('accessModes: [ReadWriteOncePod], resources: { requests: { storage: 1Gi } }') },
  ],
  invalid: [
    {
      name: 'a mode that is allowed alone',
      yaml: claim('accessModes: [ReadWriteOncePod, ReadWriteOnce], resources: { requests: { storage: 1Gi } }'),
      findings: [['PersistentVolumeClaim x/data', 'spec.accessModes', 'allowed alone']],
    },
    {
      name: 'no size',
      yaml: claim('accessModes: [ReadWriteOnce]'),
      findings: [['PersistentVolumeClaim x/data', 'spec.resources.requests.storage', 'is missing']],
    },
    {
      name: 'no room',
      yaml: claim("accessModes: [ReadWriteOnce], resources: { requests: { storage: '0' } }"),
      findings: [['PersistentVolumeClaim x/data', 'spec.resources.requests.storage', 'not above zero']],
    },
  ],
});
