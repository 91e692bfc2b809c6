import type { GraphObject } from '../graph/object.js';
import { type Check, finding } from './check.js';

export const uniqueObjects: Check = {
  id: 'unique-objects',
  title: 'No two objects have one kind, namespace and name',
  why: 'The cluster keeps one object of a name: what is applied last silently replaces the other.',
  fix: 'Declare it once, or give the two different names.',
  severity: 'error',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  fails: `
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { LOG_LEVEL: info }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { LOG_LEVEL: debug }
`,
  *check(graph) {
    for (const object of graph.objects) {
      const { group, kind, namespace, name } = object;
      const [first, ...others] = name === '' ? [] : graph.all(group, kind, namespace, name);
      if (first !== object) continue;
      for (const other of others) yield finding(other, '', `declared twice; the other is ${placeOf(first)}`);
    }
  },
};

/** Where an object comes from, as exactly as it is known. */
function placeOf(object: GraphObject): string {
  const place = object.source?.() ?? object.file;
  const unit = object.unit && `in ${object.unit.environment}/${object.unit.system}`;
  return [unit, place && `at ${place}`].filter(Boolean).join(' ') || 'in the same input';
}
