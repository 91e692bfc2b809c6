import { type Fields, fieldsOf, textMapOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { join, workloadFor } from '../../graph/workload.js';
import { labelValueFault, type NameFault, qualifiedNameFault, remembered } from '../../manifest/names.js';
import { type Check, type Finding, finding } from '../check.js';

export const labelValid: Check = {
  id: 'label-valid',
  title: 'Every label and annotation has a key and a value that the API server takes',
  why: 'The API server refuses the object.',
  fix: 'Use a key of the form name or domain/name; put longer text into an annotation.',
  category: 'server',
  severity: 'error',
  kinds: 'any',
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  elsewhere: ['kube-score label-values'],
  fails: `
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, labels: { app: my app } }
`,
  *check(graph) {
    const faults = faultsBy(remembered(qualifiedNameFault), remembered(labelValueFault));
    for (const object of graph.objects) {
      yield* faults(object, 'metadata', object.manifest.metadata);
      const workload = workloadFor(graph, object);
      if (workload && workload.path !== '') yield* faults(object, join(workload.path, 'metadata'), workload.metadata);
    }
  },
};

const faultsBy = (keyFault: NameFault, valueFault: NameFault) =>
  function* (object: GraphObject, path: string, { labels, annotations }: Fields): Iterable<Finding> {
    for (const [key, value] of Object.entries(textMapOf(labels))) {
      const wrongKey = keyFault(key);
      if (wrongKey) yield finding(object, `${path}.labels`, `label "${key}": ${wrongKey}`);
      const wrongValue = valueFault(value);
      if (wrongValue) yield finding(object, `${path}.labels`, `label ${key}="${value}": ${wrongValue}`);
    }
    for (const key of Object.keys(fieldsOf(annotations))) {
      // The API server does not tell upper-case letters apart here.
      const wrongKey = keyFault(key.toLowerCase());
      if (wrongKey) yield finding(object, `${path}.annotations`, `annotation "${key}": ${wrongKey}`);
    }
  };
