import { admissionPolicyFieldsValid } from '../../../src/checks/rules/admission-policy-fields-valid.js';
import { testCheck } from '../support/tester.js';

testCheck(admissionPolicyFieldsValid, {
  example: [['ValidatingAdmissionPolicyBinding replicas', 'spec.validationActions', 'has both Deny and Warn']],
  valid: [
    { name: 'the same, corrected', yaml: admissionPolicyFieldsValid.fails.replace('[Deny, Warn]', '[Deny, Audit]') },
  ],
});
