import { deployment, object, pod } from '../support/manifests.js';
import { report, strictly } from './report.js';

const rbac = 'rbac.authorization.k8s.io';
const role = (rules: string) => `
---
apiVersion: ${rbac}/v1
kind: ClusterRole
metadata: { name: helper }
rules: [${rules}]
---
apiVersion: ${rbac}/v1
kind: ClusterRoleBinding
metadata: { name: helper }
roleRef: { apiGroup: ${rbac}, kind: ClusterRole, name: helper }
subjects: [{ kind: ServiceAccount, name: helper, namespace: x }]`;
const rule = (group: string, resource: string, verb: string) =>
  role(`{ apiGroups: ["${group}"], resources: ["${resource}"], verbs: [${verb}] }`);
const strong = (group: string, resource: string, verb: string) =>
  strictly(
    'role-escalates',
    `${verb} of ${resource}`,
    rule(group, resource, verb),
    [`"${resource}"`, '"harmless"'],
    [`verbs: [${verb}]`, 'verbs: [get]'],
  );
const bound = (subject: string) => `
---
apiVersion: ${rbac}/v1
kind: ClusterRoleBinding
metadata: { name: readers }
roleRef: { apiGroup: ${rbac}, kind: ClusterRole, name: view }
subjects: [${subject}]`;
const user = (kind: string, name: string) => `{ apiGroup: ${rbac}, kind: ${kind}, name: "${name}" }`;
const mounting = (path: string) =>
  pod(
    'volumeMounts: [{ name: host, mountPath: /host, readOnly: true }]',
    `volumes: [{ name: host, hostPath: { path: ${path} } }]`,
  );
const elsewhere = (check: string, path: string) =>
  strictly(check, `${path} of the node`, mounting(path), [
    `hostPath: { path: ${path} }`,
    'hostPath: { path: /opt/api }',
  ]);

export const rights = [
  strong('', 'pods/exec', 'create'),
  strong('', 'pods/exec', 'get'),
  strong('', 'nodes/proxy', 'get'),
  strong('', 'serviceaccounts/token', 'create'),
  strong('', 'persistentvolumes', 'create'),
  strong('', 'users', 'impersonate'),
  strong(rbac, 'clusterroles', 'escalate'),
  strong(rbac, 'clusterroles', 'bind'),
  strong('admissionregistration.k8s.io', 'mutatingwebhookconfigurations', 'patch'),
  strong('certificates.k8s.io', 'certificatesigningrequests/approval', 'update'),
  strictly('binding-to-everyone', 'a role for whoever has no account', bound(user('Group', 'system:unauthenticated')), [
    'system:unauthenticated',
    'shop-readers',
  ]),
  strictly('binding-to-everyone', 'a role for every account', bound(user('Group', 'system:authenticated')), [
    'system:authenticated',
    'shop-readers',
  ]),
  strictly('binding-to-everyone', 'a role for the anonymous user', bound(user('User', 'system:anonymous')), [
    'system:anonymous',
    'reader@example.com',
  ]),
  strictly('binding-to-everyone', 'a role for the masters', bound(user('Group', 'system:masters')), [
    'system:masters',
    'admins',
  ]),
  strictly(
    'binding-to-everyone',
    'a role for a default account',
    bound('{ kind: ServiceAccount, name: default, namespace: x }'),
    ['name: default,', 'name: reader,'],
  ),
  report('registry-frozen', 'an image of a frozen registry', pod().replace('api:1', 'k8s.gcr.io/pause:3.9'), [
    'k8s.gcr.io',
    'registry.k8s.io',
  ]),
  report('registry-frozen', 'an image of an older one', pod().replace('api:1', 'gcr.io/google_containers/pause:3.1'), [
    'gcr.io/google_containers',
    'registry.k8s.io',
  ]),
  strictly(
    'namespace-has-level',
    'a namespace with pods and without a Pod Security level',
    `
---
apiVersion: v1
kind: Namespace
metadata: { name: x, labels: { team: shop } }${pod()}`,
    ['team: shop', 'pod-security.kubernetes.io/enforce: baseline'],
  ),
  strictly(
    'token-unused',
    'a token of an account without rights',
    `${object('ServiceAccount', 'api')}${pod('', 'serviceAccountName: api')}`,
    ['serviceAccountName: api', 'serviceAccountName: api, automountServiceAccountToken: false'],
  ),
  strictly('pod-has-owner', 'a pod that no controller makes again', pod(), [pod(), deployment()]),
  report(
    'service-account-exists',
    'a missing account by its old field',
    pod('', 'serviceAccount: missing') + object('ServiceAccount', 'api'),
    ['serviceAccount: missing', 'serviceAccount: api'],
  ),
  report(
    'pod-scheduling-valid',
    'a skew of 0',
    pod(
      '',
      'topologySpreadConstraints: [{ maxSkew: 0, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: api } } }]',
    ),
    ['maxSkew: 0', 'maxSkew: 1'],
  ),
  elsewhere('container-runtime-socket', '/run'),
  elsewhere('container-runtime-socket', '/var/run'),
  elsewhere('container-runtime-socket', '/run/containerd'),
  elsewhere('sensitive-host-path', '/var'),
  elsewhere('sensitive-host-path', '/var/lib'),
  elsewhere('sensitive-host-path', '/var/lib/kubelet'),
  elsewhere('sensitive-host-path', '/root/.aws'),
];
