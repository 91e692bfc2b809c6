import { referencesTo } from '../../graph/references.js';
import { didYouMean } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { missing } from '../missing.js';

const account = { group: '', apiVersion: 'v1', kind: 'ServiceAccount' };

export const serviceAccountExists: Check = {
  id: 'service-account-exists',
  title: 'Every ServiceAccount that pods run as exists',
  why: 'No pod is created: "serviceaccount not found"; the workload stays at zero pods. A warning where something outside the manifests may make it.',
  fix: 'Declare the ServiceAccount in the same namespace, or remove `serviceAccountName`.',
  category: 'permissions',
  severity: 'error',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  elsewhere: ['kube-linter non-existent-service-account'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { serviceAccountName: api, containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const { from, path, namespace, name } of referencesTo(graph, 'ServiceAccount')) {
      if (name === 'default' || graph.get('', 'ServiceAccount', from.namespace, name)) continue;
      const here = graph.ofKind('ServiceAccount').filter(account => account.namespace === from.namespace);
      const near = didYouMean(
        name,
        here.map(account => account.name),
      );
      const message = `no ServiceAccount "${name}" in namespace "${namespace}".${near}`;
      yield* missing(graph, finding(from, path, message), { ...account, namespace, name });
    }
  },
};
