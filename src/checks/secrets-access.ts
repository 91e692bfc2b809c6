import { type Check, finding } from './check.js';
import { roleRules } from './values/rbac.js';

export const secretsAccess: Check = {
  id: 'secrets-access',
  title: 'No role may read Secrets',
  why: 'Whoever may list Secrets has every password of the namespace.',
  fix: 'Name the Secrets that are needed (`resourceNames`), or mount them.',
  severity: 'warning',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets',
  elsewhere: ['kube-linter access-to-secrets'],
  fails: `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader }
rules: [{ apiGroups: [""], resources: [secrets], verbs: [get, list] }]
`,
  *check(graph) {
    for (const { object, path, groups, resources, verbs } of roleRules(graph)) {
      if (!groups.some(group => group === '' || group === '*')) continue;
      if (!resources.some(resource => resource === 'secrets' || resource === '*')) continue;
      const read = verbs.filter(verb => ['get', 'list', 'watch', '*'].includes(verb));
      if (read.length > 0) yield finding(object, `${path}.verbs`, `may ${read.join(', ')} Secrets`);
    }
  },
};
