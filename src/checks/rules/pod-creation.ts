import { grants, verbsOn } from '../../graph/rbac.js';
import { formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';

const makers = ['pods', 'deployments', 'statefulsets', 'replicasets', 'daemonsets', 'jobs', 'cronjobs'];

export const podCreation: Check = {
  id: 'pod-creation',
  title: 'Nobody is given the right to create pods',
  why: 'A pod may mount every Secret and use every ServiceAccount of its namespace, so whoever makes one has what they have.',
  fix: 'Leave the verb out of the role; what is delivered from git needs no program that makes pods.',
  category: 'permissions',
  severity: 'warning',
  kinds: ['RoleBinding', 'ClusterRoleBinding'],
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation',
  controls: ['CIS 1.12: 5.1.4'],
  elsewhere: ['kube-linter access-to-create-pods'],
  fails: `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: runner }
rules: [{ apiGroups: [batch], resources: [jobs], verbs: [create] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: api }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: runner }
subjects: [{ kind: ServiceAccount, name: api }]
`,
  *check(graph) {
    for (const { binding, role, rules } of grants(graph)) {
      const creating = rules.filter(({ verbs }) => verbs.some(verb => verb === 'create' || verb === '*'));
      if (verbsOn(creating, makers).length > 0)
        yield finding(binding, 'roleRef.name', `gives ${formatObject(role)}, which may create pods`);
    }
  },
};
