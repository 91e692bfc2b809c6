import { at, type Fields, listOf } from '../../graph/fields.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

function keepsNetRaw(container: Fields): boolean {
  const { add, drop } = at(container, 'securityContext', 'capabilities');
  const named = (list: unknown) => listOf(list).some(each => ['NET_RAW', 'ALL'].includes(`${each}`));
  return named(add) || !named(drop);
}

export const netRawDropped: Check = {
  id: 'net-raw-dropped',
  title: 'No container may make raw packets',
  why: 'With NET_RAW a program can pretend to be another pod on the same node.',
  fix: 'Drop `ALL` capabilities, or `NET_RAW`.',
  category: 'security',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  controls: ['CIS 1.12: 5.2.8'],
  elsewhere: ['kube-linter drop-net-raw-capability'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const container of containers(graph)) {
      const { object, path, fields } = container;
      if (keepsNetRaw(fields))
        yield finding(object, `${path}.securityContext.capabilities`, 'may make raw packets: it keeps NET_RAW');
    }
  },
};
