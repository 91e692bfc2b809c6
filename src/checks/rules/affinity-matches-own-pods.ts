import { antiAffinityTerms } from '../../graph/anti-affinity.js';
import { podIndex } from '../../graph/label-index.js';
import { workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { labelText, selectorText } from '../labels.js';

export const affinityMatchesOwnPods: Check = {
  id: 'affinity-matches-own-pods',
  title: 'An anti-affinity between pods names pods that exist',
  why: 'It keeps the pods from pods that nobody runs: those of the workload itself may all land on one node.',
  fix: 'Use the labels of the pod itself, or of the pods it has to keep away from.',
  category: 'availability',
  severity: 'warning',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
  elsewhere: ['kube-linter no-anti-affinity'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api, labels: { app: api } }
spec:
  containers: [{ name: api, image: 'api:1' }]
  affinity:
    podAntiAffinity:
      requiredDuringSchedulingIgnoredDuringExecution:
        - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      for (const { path, term } of antiAffinityTerms(workload)) {
        const { labelSelector, namespaces, namespaceSelector } = term;
        const elsewhere = namespaces !== undefined || namespaceSelector !== undefined;
        if (elsewhere || podIndex(graph).select(workload.namespace, labelSelector).length > 0) continue;
        const message = `keeps away from ${selectorText(labelSelector)}: no pod of namespace "${workload.namespace}"`;
        const hint = `The pods themselves have ${labelText(workload.labels)}.`;
        yield finding(workload.object, `${path}.labelSelector`, message, hint);
      }
    }
  },
};
