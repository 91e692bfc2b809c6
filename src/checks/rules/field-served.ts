import { join, workloads } from '../../graph/workload.js';
import { isBefore } from '../../manifest/kubernetes-version.js';
import { type Check, finding } from '../check.js';
import { newFields, placesOf } from '../versions/new-fields.js';

export const fieldServed: Check = {
  id: 'field-served',
  title: 'The cluster knows every field',
  why: 'An older API server drops the field silently or refuses the object: what it says is not done.',
  fix: "Raise the cluster's version, or do without the field.",
  category: 'delivery',
  severity: 'error',
  kinds: 'any',
  scope: 'object',
  docs: 'https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  resources: { requests: { cpu: 1 } }
  containers: [{ name: api, image: 'api:1' }]
`,
  *check(graph, context) {
    for (const field of newFields.filter(({ since }) => isBefore(context.kubernetes, since))) {
      const { kind, since } = field;
      const message = `on by default from Kubernetes ${since}; the cluster is ${context.kubernetes}`;
      if (kind === 'Pod') {
        for (const { object, path: template, spec } of workloads(graph)) {
          for (const place of placesOf({ spec }, field)) yield finding(object, join(template, place), message);
        }
      } else {
        for (const object of graph.ofKind(kind)) {
          for (const place of placesOf(object.manifest, field)) yield finding(object, place, message);
        }
      }
    }
  },
};
