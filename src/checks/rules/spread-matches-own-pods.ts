import { at, fieldsOf, listOf, textOf } from '../../graph/fields.js';
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
        const { labelSelector, matchLabelKeys, minDomains, whenUnsatisfiable } = fieldsOf(constraint);
        const path = podPath(workload, `topologySpreadConstraints[${i}]`);
        const selector = selectorOf(labelSelector);
        if (!selector?.matches(workload.labels)) {
          const counts = selector ? selectorText(labelSelector) : 'no pod: it has no labelSelector';
          const message = `counts ${counts}; its own pods have ${labelText(workload.labels)}`;
          yield finding(workload.object, `${path}.labelSelector`, message);
        }
        for (const [k, key] of listOf(matchLabelKeys).entries())
          if (typeof key === 'string' && keysOf(labelSelector).has(key) && Object.hasOwn(workload.labels, key)) {
            const message = `"${key}" is in the labelSelector as well: the API server refuses the pods`;
            const hint = 'Name it in one of the two; matchLabelKeys are for labels that change, as pod-template-hash.';
            yield { ...finding(workload.object, `${path}.matchLabelKeys[${k}]`, message, hint), severity: 'error' };
          }
        if (minDomains !== undefined && whenUnsatisfiable !== 'DoNotSchedule') {
          const message = `minDomains with whenUnsatisfiable ${quoted(whenUnsatisfiable)}; allowed only with "DoNotSchedule"`;
          yield { ...finding(workload.object, `${path}.minDomains`, message, 'Remove it.'), severity: 'error' };
        }
      }
    }
  },
};

/** A template of Kubernetes 1.34 or later is taken, and its pods are not (ValidateMatchLabelKeysInTopologySpread of 1.36.3). */
const keysOf = (selector: unknown): ReadonlySet<string> =>
  new Set([
    ...Object.keys(at(selector, 'matchLabels')),
    ...listOf(at(selector)['matchExpressions']).flatMap(expression => textOf(at(expression)['key']) ?? []),
  ]);
