import { at } from '../../graph/fields.js';
import { selectorOf } from '../../graph/selector.js';
import { workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { labelText, selectorText } from '../labels.js';

const selecting = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

export const selectorMatchesTemplate: Check = {
  id: 'selector-matches-template',
  title: "A workload's selector matches the labels of its own pods",
  why: 'The API server refuses the workload: "`selector` does not match template `labels`".',
  fix: 'Give the pods every label that the selector asks for.',
  category: 'server',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  elsewhere: [
    'kube-linter mismatching-selector',
    'kube-score deployment-pod-selector-labels-match-template-metadata-labels',
    'kube-score statefulset-pod-selector-labels-match-template-metadata-labels',
  ],
  fails: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const { object, labels } of workloads(graph)) {
      if (!selecting.has(object.kind)) continue;
      const value = at(object.manifest, 'spec')['selector'];
      const selector = selectorOf(value);
      if (!selector || selector.matches(labels)) continue;
      const message = `selects ${selectorText(value)}; its own pods have ${labelText(labels)}`;
      yield finding(object, 'spec.selector', message);
    }
  },
};
