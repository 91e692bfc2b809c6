import { isMap } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { join } from '../../graph/workload.js';
import { type Check, type Finding, finding } from '../check.js';

export const sortedKeys: Check = {
  id: 'sorted-keys',
  title: 'The keys of every object are sorted',
  why: 'Two people write one object in two ways.',
  fix: 'Sort them: kustomize and most formatters do.',
  category: 'metadata',
  severity: 'warning',
  kinds: 'any',
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
  elsewhere: ['kube-linter sorted-keys'],
  fails: `
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { B: b, A: a }
`,
  *check(graph) {
    for (const object of graph.objects) yield* unsorted(object, object.manifest, '');
  },
};

function* unsorted(object: GraphObject, value: unknown, path: string): Iterable<Finding> {
  if (Array.isArray(value)) {
    for (const [i, entry] of value.entries()) yield* unsorted(object, entry, `${path}[${i}]`);
  } else if (isMap(value)) {
    const keys = Object.keys(value);
    const sorted = [...keys].sort();
    if (keys.some((key, i) => key !== sorted[i]))
      yield finding(object, path, `keys ${keys.join(', ')}; sorted: ${sorted.join(', ')}`);
    for (const key of keys) yield* unsorted(object, value[key], join(path, key));
  }
}
