import type { Change } from '../../compare/change.js';
import { at, listOf, textOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { isKeptByArgoCd } from '../../graph/protection.js';
import { alternatives } from '../../problem.js';
import type { Rewritten } from './rewritten.js';

/**
 * Projects that no longer permit what their system had until now. Argo CD does not see live objects that a project does
 * not permit: it would never delete them.
 */
export function* narrowedProjects({ previous, next }: Rewritten): Iterable<Change> {
  for (const before of previous.ofKind('AppProject')) {
    const after = next.get(before.group, before.kind, before.namespace, before.name);
    if (!after || !before.file) continue;
    const folder = before.file.split('/').slice(-2)[0];
    const gone = previous.objects.filter(
      object =>
        object.file?.split('/').slice(-2)[0] === folder &&
        !next.get(object.group, object.kind, object.namespace, object.name) &&
        !isKeptByArgoCd(object) &&
        object.namespace !== undefined &&
        permits(before, object) &&
        !permits(after, object),
    );
    if (gone.length > 0) yield change(after, gone);
  }
}

function change(project: GraphObject, gone: readonly GraphObject[]): Change {
  const kinds = new Set(gone.map(({ group, kind }) => (group === '' ? kind : `${group}/${kind}`)));
  const namespaces = new Set(gone.map(({ namespace }) => namespace!));
  const { destinations } = at(project.manifest, 'spec');
  const left = [...namespaces].filter(name => !listOf(destinations).some(each => at(each)['namespace'] === name));
  const retiring = [
    `kinds: [${[...kinds].map(kind => `'${kind}'`).join(', ')}]`,
    ...(left.length > 0 ? [`namespaces: [${left.map(name => `'${name}'`).join(', ')}]`] : []),
  ];
  return {
    id: 'project-narrowed',
    object: project,
    path: 'spec.namespaceResourceWhitelist',
    message: `no longer permits ${alternatives([...kinds])}, whose last objects go: Argo CD would leave them in the cluster`,
    hint: `In two steps they are deleted: first add retiring: { ${retiring.join(', ')} } to argoCd({ … }), and wait until Argo CD has delivered that; then remove it.`,
  };
}

function permits({ manifest }: GraphObject, { group, kind, namespace }: GraphObject): boolean {
  const { namespaceResourceWhitelist, destinations } = at(manifest, 'spec');
  return (
    listOf(namespaceResourceWhitelist).some(
      each => textOf(at(each)['group']) === group && textOf(at(each)['kind']) === kind,
    ) && listOf(destinations).some(each => at(each)['namespace'] === namespace)
  );
}
