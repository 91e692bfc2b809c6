import { at, listOf } from '../../graph/fields.js';
import { isReplaced } from '../../graph/hooks.js';
import { type Check, finding } from '../check.js';

export const podHasOwner: Check = {
  id: 'pod-has-owner',
  title: 'Every pod belongs to something that makes it again',
  why: 'A pod by itself is gone with its node, and nothing makes another one.',
  fix: 'Make it a Deployment, a StatefulSet or a Job.',
  category: 'workload',
  severity: 'warning',
  kinds: ['Pod'],
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/configuration/overview/#naked-pods-vs-replicasets-deployments-and-jobs',
  elsewhere: ['kyverno disallow-naked-pods', 'kubescape C-0073'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const pod of graph.ofKind('Pod')) {
      if (isReplaced(pod) || listOf(at(pod.manifest, 'metadata')['ownerReferences']).length > 0) continue;
      yield finding(pod, '', 'belongs to nothing that makes it again');
    }
  },
};
