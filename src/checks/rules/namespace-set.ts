import { namespaceOf } from '../../graph/object.js';
import { workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';

export const namespaceSet: Check = {
  id: 'namespace-set',
  title: 'Every object names its namespace',
  why: 'It goes to whatever namespace the one who applies it has chosen.',
  fix: 'Set `metadata.namespace`.',
  category: 'metadata',
  severity: 'warning',
  kinds: 'any',
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  elsewhere: ['kube-linter use-namespace'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    const others = kinds.flatMap(kind => graph.ofKind(kind));
    for (const object of [...workloads(graph).map(workload => workload.object), ...others]) {
      const where = object.namespace === undefined ? 'no namespace' : 'namespace "default"';
      if (namespaceOf(object) === 'default') yield finding(object, 'metadata.namespace', `is in ${where}`);
    }
  },
};

/** What stands beside workloads, and is of one namespace like them. */
const kinds = ['Service', 'ServiceAccount', 'NetworkPolicy', 'HorizontalPodAutoscaler', 'Role', 'RoleBinding'];
