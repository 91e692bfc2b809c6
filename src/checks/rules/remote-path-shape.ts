import { append } from '../../graph/append.js';
import { at, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import { type Check, finding } from '../check.js';

export const remotePathShape: Check = {
  id: 'remote-path-shape',
  title: 'A path of the secret store has one shape',
  why: 'A path holds either one value or several properties: one of the two readings fails, or delivers the whole as JSON, which a password seldom is.',
  fix: 'Name the property at every reading of the path, or at none.',
  category: 'secrets',
  severity: 'warning',
  kinds: ['ExternalSecret'],
  docs: 'https://external-secrets.io/latest/api/externalsecret/',
  fails: `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: api }
spec:
  secretStoreRef: { kind: ClusterSecretStore, name: vault }
  data:
    - { secretKey: user, remoteRef: { key: shop/database, property: user } }
    - { secretKey: password, remoteRef: { key: shop/database } }
`,
  *check(graph) {
    for (const [path, readings] of readingsByPath(graph)) {
      const several = readings.find(({ shape }) => shape === 'several properties');
      if (!several) continue;
      for (const { object, field } of readings.filter(({ shape }) => shape === 'one value')) {
        const message = `reads "${path}" as one value; ${several.object.name} reads properties of it`;
        yield finding(object, field, message);
      }
    }
  },
};

interface Reading {
  readonly object: GraphObject;
  readonly field: string;
  readonly shape: 'one value' | 'several properties';
}

/** The readings of each path, the stores apart. */
function readingsByPath(graph: Graph): Iterable<[string, Reading[]]> {
  const stores = new Map<string, Map<string, Reading[]>>();
  for (const object of graph.ofKind('ExternalSecret')) {
    const spec = at(object.manifest, 'spec');
    const { kind = 'SecretStore', name } = at(spec, 'secretStoreRef');
    const store = `${kind}/${kind === 'SecretStore' ? object.namespace : ''}/${name}`;
    const paths = stores.get(store) ?? new Map<string, Reading[]>();
    stores.set(store, paths);
    for (const [i, entry] of listOf(spec['data']).entries()) {
      const { key, property } = at(entry, 'remoteRef');
      const shape = property === undefined ? 'one value' : 'several properties';
      append(paths, textOf(key) ?? '', { object, field: `spec.data[${i}].remoteRef`, shape });
    }
    for (const [i, entry] of listOf(spec['dataFrom']).entries()) {
      const key = textOf(at(entry, 'extract')['key']);
      if (key !== undefined) {
        append(paths, key, { object, field: `spec.dataFrom[${i}].extract`, shape: 'several properties' });
      }
    }
  }
  return [...stores.values()].flatMap(paths => [...paths]);
}
