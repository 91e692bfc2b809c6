import { mutatingPolicy, policyBinding, validatingPolicy } from '../server/admission-policy.js';
import { serverCheck } from '../server/refusal.js';

export const admissionPolicyFieldsValid = serverCheck({
  id: 'admission-policy-fields-valid',
  title: 'Admission policies and their bindings are complete',
  why: 'The API server refuses the object.',
  fix: 'Correct the field.',
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/',
  fails: `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: { name: replicas }
spec: { policyName: replicas, validationActions: [Deny, Warn] }
`,
  rules: {
    MutatingAdmissionPolicy: mutatingPolicy,
    MutatingAdmissionPolicyBinding: policyBinding,
    ValidatingAdmissionPolicy: validatingPolicy,
    ValidatingAdmissionPolicyBinding: policyBinding,
  },
});
