import { fieldsOf, listOf } from '../../graph/fields.js';
import { selectorOf } from '../../graph/selector.js';
import { podPath, workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { labelText, selectorText } from '../labels.js';
import { quoted } from '../wording.js';

export const spreadMatchesOwnPods: Check = {
  id: 'spread-matches-own-pods',
  title: 'Every topology spread constraint counts the pods it is for',
  why: 'It counts other pods, or none: the pods of the workload may all land on one node.',
  fix: 'Use the labels of the pod itself as `labelSelector`.',
  category: 'availability',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  elsewhere: ['kube-score pod-topology-spread-constraints (only that there is a selector)'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api, labels: { app: api } }
spec:
  containers: [{ name: api, image: 'api:1' }]
  topologySpreadConstraints:
    - { maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: web } } }
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      for (const [i, constraint] of listOf(workload.spec['topologySpreadConstraints']).entries()) {
        const { labelSelector, minDomains, whenUnsatisfiable } = fieldsOf(constraint);
        const path = podPath(workload, `topologySpreadConstraints[${i}]`);
        const selector = selectorOf(labelSelector);
        if (!selector?.matches(workload.labels)) {
          const counts = selector ? selectorText(labelSelector) : 'no pod: it has no labelSelector';
          const message = `counts ${counts}; its own pods have ${labelText(workload.labels)}`;
          yield finding(workload.object, `${path}.labelSelector`, message);
        }
        if (minDomains !== undefined && whenUnsatisfiable !== 'DoNotSchedule') {
          const message = `minDomains with whenUnsatisfiable ${quoted(whenUnsatisfiable)}; allowed only with "DoNotSchedule"`;
          yield { ...finding(workload.object, `${path}.minDomains`, message, 'Remove it.'), severity: 'error' };
        }
      }
    }
  },
};
