import { antiAffinityTerms } from '../../graph/anti-affinity.js';
import { type Fields, fieldsOf, listOf } from '../../graph/fields.js';
import { isReplicated } from '../../graph/replicated.js';
import { selectorOf } from '../../graph/selector.js';
import { podPath, type Workload, workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const spreadOverNodes: Check = {
  id: 'spread-over-nodes',
  title: 'Equal pods run on different nodes',
  why: 'When a node stops, all pods of the workload on it stop at once.',
  fix: "Add a topology spread constraint or an anti-affinity over `kubernetes.io/hostname` with the pods' own labels.",
  category: 'availability',
  severity: 'warning',
  kinds: podMakingKinds,
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  elsewhere: [
    'kube-linter no-anti-affinity',
    'kube-score deployment-has-host-podantiaffinity',
    'kube-score statefulset-has-host-podantiaffinity',
  ],
  fails: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 3
  selector: { matchLabels: { app: api } }
  template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: 'api:1' }] } }
`,
  *check(graph) {
    for (const workload of workloads(graph)) {
      if (!isReplicated(graph, workload)) continue;
      const spreads = listOf(workload.spec['topologySpreadConstraints']).map(fieldsOf);
      const terms = antiAffinityTerms(workload).map(({ term }) => term);
      if ([...spreads, ...terms].some(rule => keepsApart(workload, rule))) continue;
      yield finding(workload.object, podPath(workload, ''), 'nothing keeps its pods on different nodes');
    }
  },
};

/** A rule over nodes that is about the pods themselves. */
function keepsApart({ labels, namespace }: Workload, rule: Fields): boolean {
  const { topologyKey, labelSelector, namespaces, namespaceSelector } = rule;
  const here = namespaceSelector !== undefined || namespaces === undefined || listOf(namespaces).includes(namespace);
  return topologyKey === 'kubernetes.io/hostname' && here && selectorOf(labelSelector)?.matches(labels) === true;
}
