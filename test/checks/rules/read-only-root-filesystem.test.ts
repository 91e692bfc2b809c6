import { readOnlyRootFilesystem } from '../../../src/checks/rules/read-only-root-filesystem.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(readOnlyRootFilesystem, {
  example: [
    ['Pod api', 'spec.containers[0].securityContext.readOnlyRootFilesystem', 'may write to its root filesystem'],
  ],
  valid: [{ name: 'read-only', yaml: pod('securityContext: { readOnlyRootFilesystem: true }') }],
});
