import { at, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { podTemplateOf } from '../../graph/pod-template.js';
import { parseImage } from '../../manifest/image.js';

/** Where images are pulled from, with what of each registry is run. */
export function registriesOf(
  graph: Graph,
): readonly { readonly registry: string; readonly repositories: readonly string[] }[] {
  const found = new Map<string, Set<string>>();
  for (const image of imagesOf(graph)) {
    const { repository } = parseImage(image);
    const [first = '', ...rest] = repository.split('/');
    const isRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first);
    const registry = isRegistry ? first : 'docker.io';
    found.set(registry, (found.get(registry) ?? new Set()).add(isRegistry ? rest.join('/') : repository));
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([registry, repositories]) => ({ registry, repositories: [...repositories].sort() }));
}

/** Of every container, and of the pods that operators make. */
const imagesOf = (graph: Graph): readonly string[] =>
  graph.objects.flatMap(object => {
    const spec = podTemplateOf(object)?.spec ?? {};
    const containers = [...listOf(spec['initContainers']), ...listOf(spec['containers'])];
    const { image, imageName } = at(object.manifest, 'spec');
    return [...containers.map(container => fieldsOf(container)['image']), image, imageName].flatMap(
      each => textOf(each) ?? [],
    );
  });
