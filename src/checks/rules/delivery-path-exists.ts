import { at, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import { perGraph } from '../../graph/per-graph.js';
import { applicationsIn, isOpen } from '../applications.js';
import { globMatches } from '../argo-cd-glob.js';
import { sourcesOf } from '../argo-cd-project.js';
import { type Check, finding } from '../check.js';
import { plainPath } from '../delivered-content.js';

export const deliveryPathExists: Check = {
  id: 'delivery-path-exists',
  title: 'The path that is delivered has manifests',
  why: 'Argo CD reports "app path does not exist", Flux "kustomization path not found", and both keep what was there before: what was removed is not deleted, and nothing new arrives.',
  fix: 'Correct the path, or remove what delivers it.',
  category: 'delivery',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet', 'Kustomization'],
  docs: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#path',
  fails: `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: a, namespace: flux-system }
spec: { interval: 10m, prune: true, path: ../elsewhere, sourceRef: { kind: GitRepository, name: fleet } }
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: fleet, namespace: flux-system }
spec: { interval: 10m, url: 'https://git.example.com/fleet.git' }
`,
  *check(graph) {
    for (const { object, field, path } of pathsIn(graph)) {
      const text = plainPath(path);
      if (text.split('/').includes('..')) {
        yield finding(object, field, `leads out of the repository: "${path}"`);
        continue;
      }
      const [parent, beside] = besideOf(graph, text);
      if (beside.length > 0 && !beside.some(name => globMatches(text, `${parent}/${name}`, '/')))
        yield finding(
          object,
          field,
          `is "${text}", which has no manifests; beside it ${beside.slice(0, 3).join(', ')} have`,
        );
    }
  },
};

interface Delivered {
  readonly object: GraphObject;
  readonly field: string;
  readonly path: string;
}

/** Every path that something delivers, or that a generator looks for folders in. */
const pathsIn = (graph: Graph): readonly Delivered[] => [
  ...applicationsIn(graph).flatMap(({ object, at: prefix, spec }) =>
    sourcesOf(spec).flatMap(({ path: field, source }) => {
      const path = textOf(source['path']);
      return path === undefined || isOpen(path) ? [] : [{ object, field: `${prefix}${field}.path`, path }];
    }),
  ),
  ...graph
    .ofKind('ApplicationSet')
    .filter(({ group }) => group === 'argoproj.io')
    .flatMap(object =>
      listOf(at(object.manifest, 'spec')['generators']).flatMap((generator, i) =>
        listOf(at(generator, 'git')['directories']).flatMap((each, j) => {
          const { path, exclude } = fieldsOf(each);
          const field = `spec.generators[${i}].git.directories[${j}].path`;
          return typeof path === 'string' && exclude !== true && !isOpen(path) ? [{ object, field, path }] : [];
        }),
      ),
    ),
  ...graph
    .ofKind('Kustomization')
    .filter(({ group }) => group === 'kustomize.toolkit.fluxcd.io')
    .flatMap(object => {
      const path = textOf(at(object.manifest, 'spec')['path']);
      return path === undefined ? [] : [{ object, field: 'spec.path', path }];
    }),
];

/** The folder that a path is in, and the folders there that have manifests; a folder of a pattern is not known. */
function besideOf(graph: Graph, path: string): readonly [string, readonly string[]] {
  const parent = path.split('/').slice(0, -1).join('/');
  return [parent, parent === '' ? [] : [...(foldersIn(graph).get(parent) ?? [])]];
}

/** The folders with manifests in or below them, by the folder they are in, by each path that a repository's root may give it. */
const foldersIn = perGraph((graph: Graph) => {
  const folders = new Map<string, Set<string>>();
  for (const folder of new Set(graph.objects.map(({ file }) => file?.split('/').slice(0, -1).join('/') ?? ''))) {
    const steps = folder.split('/');
    for (let end = steps.length - 1; end > 0; end--)
      for (let start = 0; start < end; start++) {
        const parent = steps.slice(start, end).join('/');
        folders.set(parent, (folders.get(parent) ?? new Set()).add(steps[end]!));
      }
  }
  return folders;
});
