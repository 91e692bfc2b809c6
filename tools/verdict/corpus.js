import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readObjects } from '../api-server/manifests.js';

/**
 * The objects in folders of YAML that the server takes as they are, in the namespace of the cases.
 * @param {import('../api-server/cluster.js').Cluster} cluster
 * @param {readonly string[]} folders
 * @returns {Promise<object[]>}
 */
export async function corpusOf(cluster, folders) {
  await cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'cases' } });
  // Pods need the account of their namespace, which a controller would make.
  await cluster.apply({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: 'cases' } });
  const objects = folders.flatMap(folder =>
    readdirSync(folder, { recursive: true })
      .filter(file => /\.ya?ml$/.test(file) && !file.endsWith('kustomization.yaml'))
      .sort()
      .flatMap(file => objectsIn(join(folder, file))),
  );
  const taken = await Promise.all(objects.map(object => cluster.dryRun(withNamespace(object))));
  for (const [i, { accepted, message }] of taken.entries())
    if (!accepted && folders.length === 1)
      process.stdout.write(`${objects[i].kind} ${objects[i].metadata.name}: ${message}\n`);
  return objects.filter((_, i) => taken[i].accepted);
}

function objectsIn(file) {
  try {
    return readObjects(file).filter(({ apiVersion, kind, metadata }) => apiVersion && kind && metadata?.name);
  } catch {
    return []; // A template, or no manifest at all.
  }
}

const withNamespace = object =>
  object.metadata.namespace ? { ...object, metadata: { ...object.metadata, namespace: 'cases' } } : object;
