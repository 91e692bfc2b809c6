import { namespace } from '../server/cluster.js';
import { serverCheck } from '../server/refusal.js';

export const namespaceLabelsValid = serverCheck({
  id: 'namespace-labels-valid',
  title: 'Pod Security labels of a namespace name a level that exists',
  why: 'The API server refuses the object.',
  fix: 'Write privileged, baseline or restricted.',
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces',
  fails: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: strict } }
`,
  rules: { Namespace: namespace },
});
