import { at, type Fields, numberOf } from '../../graph/fields.js';
import { type Container, containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

function low({ workload, fields }: Container): readonly string[] {
  const context: Fields = { ...at(workload.spec, 'securityContext'), ...at(fields, 'securityContext') };
  return ['runAsUser', 'runAsGroup'].filter(field => !((numberOf(context[field]) ?? 0) > 10_000));
}

export const highUserId: Check = {
  id: 'high-user-id',
  title: 'Every container runs as a user and group that the node does not have',
  why: 'A user id below 10000 may be a user of the node, with its files.',
  fix: 'Set `runAsUser` and `runAsGroup` above 10000.',
  category: 'security',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  elsewhere: ['kube-score container-security-context-user-group-id'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const container of containers(graph)) {
      const { object, path } = container;
      const fields = low(container);
      const verb = fields.length > 1 ? 'are' : 'is';
      if (fields.length > 0)
        yield finding(object, `${path}.securityContext`, `${fields.join(' and ')} ${verb} not above 10000`);
    }
  },
};
