import { podIndex } from '../../graph/label-index.js';
import { formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';

const label = 'pod-security.kubernetes.io/enforce';

export const namespaceHasLevel: Check = {
  id: 'namespace-has-level',
  title: 'Every namespace with pods has a Pod Security level',
  why: 'Without one every pod is let in, with the rights of its node if it asks for them.',
  fix: 'Give the namespace the label `pod-security.kubernetes.io/enforce`: `restricted`, or `baseline`.',
  category: 'security',
  severity: 'warning',
  kinds: ['Namespace'],
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
  elsewhere: ['kyverno add-psa-labels', 'kubescape C-0193'],
  fails: `
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const namespace of graph.ofKind('Namespace')) {
      const level = namespace.manifest.metadata.labels?.[label];
      const [first] = podIndex(graph).in(namespace.name);
      if (!first || (level !== undefined && level !== 'privileged')) continue;
      const said = level === undefined ? `has no label ${label}` : `lets in every pod (${label}: privileged)`;
      yield finding(namespace, 'metadata.labels', `${said}, and has pods: ${formatObject(first.object)}`);
    }
  },
};
