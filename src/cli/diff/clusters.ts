import { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import type { Problem } from '../../problem.js';
import { clustersOf, type Placed } from '../../read/clusters.js';
import { readManifests } from '../../read/manifests.js';
import type { Side } from './sides.js';

/** One cluster as it was and as it is going to be. */
export interface ClusterPair {
  /** The folder of its manifests; the empty text where all are of one cluster. */
  readonly name: string;
  readonly previous: Graph;
  readonly next: Graph;
}

/** Two sides, cluster by cluster, and what could not be read of the next one. */
export function clusterPairs(previous: Side, next: Side, definitions: Graph | undefined) {
  const [was, is] = [previous, next].map(side => {
    const { graph, problems } = readManifests(side.sources, definitions);
    return { placed: graph.objects.map(object => placed(object, side.roots)), problems };
  });
  const clusters = clustersOf([was!.placed, is!.placed]).map(
    ({ name, trees: [before = [], after = []] }): ClusterPair => ({
      name,
      previous: new Graph(before),
      next: new Graph(after),
    }),
  );
  return { clusters, problems: is!.problems as readonly Problem[] };
}

/** The folders of an object below the root that it was found in. */
function placed(object: GraphObject, roots: readonly string[]): Placed {
  const path = foldersOf(object.file ?? '');
  const root = roots.length === 1 ? foldersOf(`${roots[0]}/`) : [];
  const isInside = root.every((folder, i) => path[i] === folder);
  return { object, folders: isInside ? path.slice(root.length) : path };
}

const foldersOf = (file: string): readonly string[] =>
  file
    .split(/[\\/]/)
    .slice(0, -1)
    .filter(folder => folder !== '' && folder !== '.');
