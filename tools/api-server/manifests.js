import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/**
 * The folders of a rendered tree that have a kustomization, each with its objects in the order that it states; not what
 * delivers them, which is for another cluster and repeats them.
 * @param {string} folder
 * @returns {{ unit: string, objects: { file: string, object: any }[] }[]} `unit` is the folder, relative: "production/idea"
 */
export function unitsOf(folder) {
  return readdirSync(folder, { recursive: true })
    .filter(file => file.endsWith('/kustomization.yaml') && !file.includes('/gitops/'))
    .map(dirname)
    .sort()
    .map(unit => ({ unit, objects: inOrder(join(folder, unit)) }));
}

function inOrder(folder) {
  const [{ resources = [] }] = readObjects(join(folder, 'kustomization.yaml'));
  return resources.flatMap(file => readObjects(join(folder, file)).map(object => ({ file, object })));
}

/** The objects of a file, read as the cluster's own clients do: YAML 1.1, where a time is a text. */
export function readObjects(file) {
  const customTags = tags => tags.filter(({ tag }) => !tag?.endsWith(':timestamp'));
  return parseAllDocuments(readFileSync(file, 'utf8'), { version: '1.1', customTags })
    .map(document => document.toJS())
    .filter(object => object);
}

/** "Deployment idea-staging/codex", and "Namespace idea-staging". */
export function nameOf({ kind, metadata: { namespace, name } = {} }) {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}
