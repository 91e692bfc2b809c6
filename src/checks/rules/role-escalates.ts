import { type RoleRule, roleRules } from '../../graph/rbac.js';
import { type Check, finding } from '../check.js';
import { choices } from '../wording.js';

const rbac = 'rbac.authorization.k8s.io';
const write = ['create', 'patch', 'update'];

/** What is as good as every right: API group, resource, verbs, and the way from it. */
const ways: readonly (readonly [group: string, resource: string, verbs: readonly string[], way: string])[] = [
  ['', 'pods/exec', ['create', 'get'], 'runs commands in every pod, with the rights of its account'],
  ['', 'pods/attach', ['create', 'get'], 'talks to the program of every pod'],
  ['', 'pods/portforward', ['create', 'get'], 'reaches every port of every pod, past all policies'],
  ['', 'pods/ephemeralcontainers', ['patch', 'update'], 'puts a container into every pod'],
  ['', 'nodes/proxy', [...write, 'delete', 'get'], 'asks the kubelet to run commands in every pod'],
  ['', 'serviceaccounts/token', ['create'], 'makes a token of every account'],
  ['', 'persistentvolumes', ['create'], 'mounts the disk of a node'],
  ['', 'users', ['impersonate'], 'acts as anybody'],
  ['', 'groups', ['impersonate'], 'acts as a member of every group'],
  ['', 'serviceaccounts', ['impersonate'], 'acts as every account'],
  ['', 'events', ['delete', 'deletecollection'], 'removes the traces of what was done'],
  [rbac, 'clusterroles', ['bind', 'escalate'], 'gives rights that it does not have'],
  [rbac, 'roles', ['bind', 'escalate'], 'gives rights that it does not have'],
  ['admissionregistration.k8s.io', 'mutatingwebhookconfigurations', write, 'changes every object that is applied'],
  ['admissionregistration.k8s.io', 'validatingwebhookconfigurations', write, 'reads every object that is applied'],
  [
    'certificates.k8s.io',
    'certificatesigningrequests/approval',
    ['patch', 'update'],
    'approves a certificate for anybody',
  ],
];

const byResource = new Map<string, (typeof ways)[number]>(ways.map(way => [`${way[0]}/${way[1]}`, way]));

export const roleEscalates: Check = {
  id: 'role-escalates',
  title: 'No role leads to more rights than it names',
  why: 'Some rights are as good as all of them: with a shell in every pod, a token of every account or the right to bind roles, a program that is taken over has the cluster.',
  fix: 'Remove the right, or name the objects that it is for in `resourceNames`.',
  category: 'permissions',
  severity: 'warning',
  kinds: ['ClusterRole', 'Role'],
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks',
  elsewhere: ['polaris, checkov, kubescape (each some of them)'],
  fails: `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: helper }
rules: [{ apiGroups: [''], resources: [pods/exec], verbs: [create] }]
`,
  *check(graph) {
    for (const rule of roleRules(graph)) {
      for (const [resource, verbs, way] of escalations(rule))
        yield finding(rule.object, rule.path, `${choices(verbs)} of ${resource} ${way}`);
    }
  },
};

/** Wildcards in resources are for the check of wildcards. */
function* escalations({
  groups,
  resources,
  verbs,
  named,
}: RoleRule): Iterable<readonly [string, readonly string[], string]> {
  if (named) return;
  for (const resource of resources) {
    for (const group of groups) {
      const found = byResource.get(`${group === '*' ? groupOfResource.get(resource) : group}/${resource}`);
      if (!found) continue;
      const [, , strong, way] = found;
      const given = verbs.includes('*') ? ['*'] : verbs.filter(verb => strong.includes(verb));
      if (given.length > 0) yield [resource, given, way];
    }
  }
}

const groupOfResource = new Map(ways.map(([group, resource]) => [resource, group]));
