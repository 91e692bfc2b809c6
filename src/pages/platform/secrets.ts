import { at, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { referencesTo } from '../../graph/references.js';

interface SecretPath {
  readonly path: string;
  readonly keys: readonly string[];
  /** `codeai/Deployment codeai` */
  readonly consumers: readonly string[];
}

/** What the secret store must hold: every path with its keys, and who reads it. */
export function secretPaths(graph: Graph): readonly SecretPath[] {
  const readers = new Map<string, Set<string>>();
  for (const { namespace, name, from } of referencesTo(graph, 'Secret')) {
    const id = `${namespace}/${name}`;
    readers.set(id, (readers.get(id) ?? new Set()).add(`${from.kind} ${from.namespace}/${from.name}`));
  }
  const paths = new Map<string, { keys: Set<string>; consumers: Set<string> }>();
  for (const object of graph.ofKind('ExternalSecret')) {
    const spec = at(object.manifest, 'spec');
    const target = textOf(at(spec, 'target')['name']) ?? object.name;
    for (const entry of listOf(spec['data'])) {
      const { key, property } = fieldsOf(fieldsOf(entry)['remoteRef']);
      const path = textOf(key);
      if (path === undefined) continue;
      const known = paths.get(path) ?? { keys: new Set<string>(), consumers: new Set<string>() };
      paths.set(path, known);
      known.keys.add(textOf(property) ?? 'value');
      const own = readers.get(`${object.namespace}/${target}`) ?? [`Secret ${object.namespace}/${target}`];
      for (const consumer of own) known.consumers.add(consumer);
    }
  }
  return [...paths]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { keys, consumers }]) => ({ path, keys: [...keys].sort(), consumers: [...consumers].sort() }));
}
