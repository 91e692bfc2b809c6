import { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import { alternatives, type Problem, problem, UsageError } from '../../problem.js';
import { clustersOf, type Placed } from '../../read/clusters.js';
import { readManifests } from '../../read/manifests.js';
import { type Filed, untwinned } from '../../read/twins.js';
import { asApplied } from './live.js';
import type { Side } from './sides.js';

/** One cluster as it was and as it is going to be. */
export interface ClusterPair {
  /** The folder of its manifests; the empty text where all are of one cluster. */
  readonly name: string;
  readonly previous: Graph;
  readonly next: Graph;
  /** Clusters that differ from it in nothing but their name. @default none */
  readonly twins?: readonly string[];
}

/** Two sides, cluster by cluster, and what could not be read of the next one. */
export interface ClusterPairs {
  readonly clusters: readonly ClusterPair[];
  readonly problems: readonly Problem[];
}

/** How manifests are read. */
interface Options {
  readonly definitions: Graph | undefined;
  readonly namespace?: string | undefined;
  /** Every cluster by itself, and none for its twins. @default false */
  readonly each?: boolean;
  /** The previous side is what a cluster has, with all that it adds. @default false */
  readonly live?: boolean | undefined;
}

export function clusterPairs(previous: Side, next: Side, options: Options): ClusterPairs {
  const sides = [previous, next].map(({ sources, roots }) =>
    [...sources].map((source): Filed => ({ source, folders: foldersBelow(roots, source.file) })),
  );
  if (options.each || options.live) return pairsOf(sides, options);
  const { trees, twins } = untwinned(sides);
  const found = pairsOf(trees, options);
  const names = new Set(found.clusters.map(({ name }) => name));
  // A folder that is not a cluster by itself has no twins: those are other parts of the same cluster.
  if (![...twins.keys()].every(name => names.has(name))) return pairsOf(sides, options);
  const clusters = found.clusters.map(pair => ({ ...pair, twins: twins.get(pair.name) ?? [] }));
  return { clusters, problems: found.problems };
}

function pairsOf(sides: readonly (readonly Filed[])[], { definitions, namespace, live }: Options): ClusterPairs {
  const [was, is] = sides.map(side => {
    const folders = new Map(side.map(each => [each.source.file, each.folders]));
    const { graph, problems } = readManifests(
      side.map(({ source }) => source),
      definitions,
      namespace,
    );
    return { placed: graph.objects.map(object => placed(object, folders)), problems };
  });
  if (live) {
    const all = [was, is].map(side => new Graph(side?.placed.map(({ object }) => object) ?? []));
    const next = all[1] ?? new Graph([]);
    return { clusters: [{ name: '', previous: asApplied(all[0] ?? next, next), next }], problems: is?.problems ?? [] };
  }
  const clusters = clustersOf([was?.placed ?? [], is?.placed ?? []]).map(
    ({ name, trees: [before = [], after = []] }): ClusterPair => ({
      name,
      previous: new Graph(before),
      next: new Graph(after),
    }),
  );
  return { clusters, problems: is?.problems ?? [] };
}

function placed(object: GraphObject, folders: ReadonlyMap<string, readonly string[]>): Placed {
  const file = (object.file ?? '').replace(/:\d+$/, '');
  return { object, folders: folders.get(file) ?? [] };
}

/** The folders of a file below the root that it was found in. */
function foldersBelow(roots: readonly string[], file: string): readonly string[] {
  const path = foldersOf(file);
  const root = roots.length === 1 ? foldersOf(`${roots[0]}/`) : [];
  return root.every((folder, i) => path[i] === folder) ? path.slice(root.length) : path;
}

const foldersOf = (file: string): readonly string[] =>
  file
    .split(/[\\/]/)
    .slice(0, -1)
    .filter(folder => folder !== '' && folder !== '.');

/** The clusters of an environment, all without one. @throws UsageError when no folder is that environment */
export function chosenOf(clusters: readonly ClusterPair[], environment: string | undefined): readonly ClusterPair[] {
  if (environment === undefined) return clusters;
  const named = clusters.filter(({ name }) => name === environment || name.endsWith(`/${environment}`));
  if (named.length > 0) return named;
  const known = clusters.flatMap(({ name }) => (name ? [name] : []));
  const hint = known.length > 0 ? `They are ${alternatives(known)}.` : 'All of these manifests are of one cluster.';
  throw new UsageError([
    problem('unknown-environment', `no folder of these manifests is an environment "${environment}"`, { hint }),
  ]);
}
