import { textMapOf } from '../../graph/fields.js';
import { workloadIndex } from '../../graph/label-index.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { violationsOf } from '../pod-security/violations.js';

const prefix = 'pod-security.kubernetes.io/';

export const namespacePodSecurity: Check = {
  id: 'namespace-pod-security',
  title: 'Every pod keeps to the level that its namespace enforces',
  why: 'The API server refuses the pods; the workload stays at zero and only its events say why.',
  fix: 'Change the pod, or move it to a namespace with a lower level.',
  category: 'security',
  severity: 'error',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
  fails: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: baseline } }
---
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop }
spec: { hostNetwork: true, containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph, context) {
    for (const namespace of graph.ofKind('Namespace')) {
      const labels = textMapOf(namespace.manifest.metadata.labels);
      const level = labels[`${prefix}enforce`];
      const levels = (['baseline', 'restricted'] as const).slice(
        0,
        level === 'restricted' ? 2 : level === 'baseline' ? 1 : 0,
      );
      const pinned = labels[`${prefix}enforce-version`]?.replace(/^v/, '');
      const version = pinned === undefined || pinned === 'latest' ? context.kubernetes : pinned;
      for (const workload of levels.length > 0 ? workloadIndex(graph).in(namespace.name) : []) {
        for (const { path, message } of levels.flatMap(each => violationsOf(workload, each, version))) {
          yield finding(workload.object, path, `namespace "${namespace.name}" enforces "${level}": ${message}`);
        }
      }
    }
  },
};
