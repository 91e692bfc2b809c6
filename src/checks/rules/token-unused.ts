import { fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { namespaceOf } from '../../graph/object.js';
import { perGraph } from '../../graph/per-graph.js';
import { podPath, workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const tokenUnused: Check = {
  id: 'token-unused',
  title: 'No pod has a token of the API server that gives it no rights',
  why: 'Whoever takes over the program has an account of the cluster, and whatever rights somebody gives it later.',
  fix: 'Set `automountServiceAccountToken: false` in the pod or its ServiceAccount.',
  category: 'permissions',
  severity: 'warning',
  kinds: podMakingKinds,
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  elsewhere: ['polaris automountServiceAccountToken', 'checkov CKV_K8S_38', 'kyverno restrict-automount-sa-token'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      const { spec, object, namespace } = workload;
      const name = textOf(spec['serviceAccountName']) || textOf(spec['serviceAccount']) || 'default';
      const account = graph.get('', 'ServiceAccount', object.namespace, name);
      const mounted = spec['automountServiceAccountToken'] ?? account?.manifest['automountServiceAccountToken'] ?? true;
      if (mounted === false || bound(graph).has(`${namespace}/${name}`)) continue;
      const message = `is not false, and nothing gives ServiceAccount "${name}" a right`;
      yield finding(object, podPath(workload, 'automountServiceAccountToken'), message);
    }
  },
};

/** `namespace/name` of every account that a binding names. */
const bound: (graph: Graph) => ReadonlySet<string> = perGraph(
  graph =>
    new Set(
      ['RoleBinding', 'ClusterRoleBinding']
        .flatMap(kind => graph.ofKind(kind))
        .flatMap(binding =>
          listOf(binding.manifest['subjects']).flatMap(subject => {
            const { kind, name, namespace } = fieldsOf(subject);
            return kind === 'ServiceAccount' ? [`${textOf(namespace) ?? namespaceOf(binding)}/${name}`] : [];
          }),
        ),
    ),
);
