import { limitRange } from '../server/limits.js';
import { quota } from '../server/quota.js';
import { serverCheck } from '../server/refusal.js';

export const quotaFieldsValid = serverCheck({
  id: 'quota-fields-valid',
  title: 'Quotas and limit ranges are consistent',
  why: 'The API server refuses the object.',
  fix: 'Correct the field.',
  docs: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
  fails: `
apiVersion: v1
kind: LimitRange
metadata: { name: limits }
spec: { limits: [{ type: Container, default: { cpu: '2' }, max: { cpu: '1' } }] }
`,
  rules: { LimitRange: limitRange, ResourceQuota: quota },
});
