import { type Check, finding } from '../check.js';

/** A label of its pods holds the name, "-" and a hash of up to ten characters, in 63 characters. */
const most = 52;

export const statefulSetNameFits: Check = {
  id: 'stateful-set-name-fits',
  title: 'The name of a StatefulSet leaves room for the revision of its pods',
  why: 'The API server accepts the set, and the controller then cannot make a pod: its label `controller-revision-hash` is too long.',
  fix: 'Choose a shorter name.',
  category: 'workload',
  severity: 'error',
  kinds: ['StatefulSet'],
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-name-label',
  fails: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: postgres-of-the-weekly-reports-for-every-customer-here }
spec:
  selector: { matchLabels: { app: api } }
  template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: 'api:1' }] } }
`,
  *check(graph) {
    for (const object of graph.ofKind('StatefulSet')) {
      const { length } = object.name;
      if (length > most && length <= 63)
        yield finding(
          object,
          'metadata.name',
          `"${object.name}" has ${length} characters; a StatefulSet may have ${most}`,
        );
    }
  },
};
