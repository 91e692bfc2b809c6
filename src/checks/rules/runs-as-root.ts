import { at } from '../../graph/fields.js';
import { type Container, containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

function isRoot({ workload, fields }: Container): boolean {
  const { runAsUser, runAsNonRoot, runAsGroup } = {
    ...at(workload.spec, 'securityContext'),
    ...at(fields, 'securityContext'),
  };
  return runAsGroup === 0 || (runAsUser === undefined ? runAsNonRoot !== true : runAsUser === 0);
}

export const runsAsRoot: Check = {
  id: 'runs-as-root',
  title: 'No container runs as root or in its group',
  why: 'Root in a container is root on the node once it gets out.',
  fix: 'Set `runAsNonRoot: true` and a `runAsGroup` above 0.',
  category: 'security',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  controls: ['CIS 1.12: 5.2.7', 'NSA/CISA: kubescape C-0013'],
  elsewhere: ['kube-linter run-as-non-root', 'polaris runAsRootAllowed'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const container of containers(graph)) {
      const { object, path } = container;
      if (isRoot(container)) yield finding(object, `${path}.securityContext`, 'may run as user or group 0');
    }
  },
};
