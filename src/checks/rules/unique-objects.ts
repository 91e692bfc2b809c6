import type { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import { type Check, finding } from '../check.js';

export const uniqueObjects: Check = {
  id: 'unique-objects',
  title: 'No two objects have one kind, namespace and name',
  why: 'The cluster keeps one object of a name: what is applied last silently replaces the other.',
  fix: 'Declare it once, or give the two different names.',
  category: 'delivery',
  severity: 'error',
  kinds: 'any',
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
      for (const other of others) yield finding(other, '', repeated(first, other), sharing(graph, first, other));
    }
  },
};

/** Both declarations by name, and the place of the one that came first. */
function repeated(first: GraphObject, other: GraphObject): string {
  const [theirs, ours] = [unitName(first), unitName(other)];
  const place = first.source?.() ?? first.file;
  const at = place && `at ${place}`;
  if (theirs !== ours)
    return ['declared by', ours ?? 'no system', 'and by', theirs ?? 'no system', at].filter(Boolean).join(' ');
  return ['declared twice; the other is', ours && `in ${ours}`, at ?? (ours ? '' : 'in the same input')]
    .filter(Boolean)
    .join(' ');
}

const unitName = ({ unit }: GraphObject) => unit && `${unit.environment}/${unit.system}`;

/** What systems do that are given one namespace: each renders it, and what governs all of it. */
function sharing(graph: Graph, first: GraphObject, { kind, namespace, name, unit }: GraphObject): string | undefined {
  const shared = kind === 'Namespace' ? name : namespace;
  if (unit?.system === first.unit?.system || graph.all('', 'Namespace', undefined, shared ?? '').length < 2)
    return undefined;
  return `Declare "${unit?.system}" with \`shared: true\`, so that it leaves the namespace "${shared}" to "${first.unit?.system}", or give it a namespace of its own.`;
}
