import { at, type Fields, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { perGraph } from '../graph/per-graph.js';
import { isOpen } from './applications.js';
import { sourcesOf } from './argo-cd-project.js';

/** A path of a repository without what it may begin and end with. */
export const plainPath = (path: string): string => path.replace(/^(\.?\/)+/, '').replace(/\/+$/, '');

/** The objects at the paths of an Application, as far as they are in the graph. */
export const contentOfApplication = (graph: Graph, spec: Fields): readonly GraphObject[] =>
  sourcesOf(spec).flatMap(({ source }) => {
    const path = textOf(source['path']);
    if (path === undefined || isOpen(path)) return [];
    return objectsAt(graph, path, at(source, 'directory')['recurse'] === true);
  });

/** The objects at the path of a Kustomization of Flux, which takes everything below it. */
export const contentOfKustomization = (graph: Graph, { manifest }: GraphObject): readonly GraphObject[] =>
  objectsAt(graph, textOf(at(manifest, 'spec')['path']) ?? '', true);

/** @param isDeep whether folders below the path belong to it */
function objectsAt(graph: Graph, path: string, isDeep: boolean): readonly GraphObject[] {
  const plain = plainPath(path);
  const declared = byUnit(graph).get(plain.split('/').slice(-2).join('/')) ?? [];
  const read = byFolder(graph).get(plain);
  return [...declared, ...(read?.in ?? []), ...(isDeep ? (read?.below ?? []) : [])];
}

/** The objects of each declared unit, by the end of its folder's path. */
const byUnit = perGraph((graph: Graph): ReadonlyMap<string, readonly GraphObject[]> => {
  const units = new Map<string, GraphObject[]>();
  for (const object of graph.objects) {
    const { unit } = object;
    if (!unit || unit.delivers !== undefined) continue;
    const key = `${unit.environment}/${unit.system}`;
    const objects = units.get(key) ?? [];
    units.set(key, objects);
    objects.push(object);
  }
  return units;
});

interface Folder {
  readonly in: GraphObject[];
  readonly below: GraphObject[];
}

/** The objects of files in each folder and below it, by each path that a repository's root may give it. */
const byFolder = perGraph((graph: Graph): ReadonlyMap<string, Folder> => {
  const folders = new Map<string, Folder>();
  for (const object of graph.objects) {
    const steps = object.unit ? [] : (object.file ?? '').split('/').slice(0, -1);
    for (let start = 0; start < steps.length; start++)
      for (let end = start + 1; end <= steps.length; end++) {
        const path = steps.slice(start, end).join('/');
        const folder = folders.get(path) ?? { in: [], below: [] };
        folders.set(path, folder);
        folder[end === steps.length ? 'in' : 'below'].push(object);
      }
  }
  return folders;
});
