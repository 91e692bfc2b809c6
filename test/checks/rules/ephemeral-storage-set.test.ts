import { ephemeralStorageSet } from '../../../src/checks/rules/ephemeral-storage-set.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(ephemeralStorageSet, {
  example: [['Pod api', 'spec.containers[0].resources', 'no request or no limit for ephemeral-storage']],
  valid: [
    {
      name: 'both',
      yaml: pod('resources: { requests: { ephemeral-storage: 1Gi }, limits: { ephemeral-storage: 2Gi } }'),
    },
  ],
});
