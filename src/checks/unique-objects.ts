import { append } from '../graph/append.js';
import { idOf } from '../graph/graph.js';
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
    const known = new Map<string, GraphObject[]>();
    for (const object of graph.objects.filter(({ name }) => name !== '')) {
      append(known, idOf(object.group, object.kind, object.namespace, object.name), object);
    }
    for (const [first, ...others] of known.values()) {
      for (const other of others) yield finding(other, '', `declared twice; the other is ${placeOf(first)}`);
    }
  },
};

/** Where an object comes from, as exactly as it is known. */
function placeOf(object: GraphObject | undefined): string {
  const place = object?.source?.() ?? object?.file;
  const unit = object?.unit && `in ${object.unit.environment}/${object.unit.system}`;
  return [unit, place && `at ${place}`].filter(Boolean).join(' ') || 'in the same input';
}
