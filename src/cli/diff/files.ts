import { consequencesOf } from '../../diff/consequences.js';
import type { Cluster } from '../../diff/grouped.js';
import type { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import { type Problem, problem, UsageError } from '../../problem.js';
import { type ClusterPair, chosenOf, clusterPairs } from './clusters.js';
import type { Side } from './sides.js';

/** What of two sides is compared, and for which cluster. */
export interface Compared {
  readonly kubernetes: string;
  readonly definitions?: Graph | undefined;
  /** Only this cluster, by the name of its folder. @default all */
  readonly environment?: string | undefined;
  /** Only what belongs to this system. @default all */
  readonly system?: string | undefined;
  /** Where objects are applied that name no namespace. @default they name none */
  readonly namespace?: string | undefined;
  /** Objects are named of each cluster, so that none stands for another. @default false */
  readonly each?: boolean;
  /** The previous side was exported from a cluster. @default false */
  readonly live?: boolean;
}

/** What happens, cluster by cluster, and what could not be read. */
export interface Difference {
  readonly clusters: readonly Cluster[];
  readonly problems: readonly Problem[];
}

/** What a change of manifests does. @throws UsageError for an environment or a system that no side has */
export function differenceOfFiles(previous: Side, next: Side, compared: Compared): Difference {
  const { kubernetes, definitions, system, namespace } = compared;
  const each = compared.environment !== undefined || compared.each === true;
  const { clusters, problems } = clusterPairs(previous, next, { definitions, namespace, each, live: compared.live });
  const chosen = chosenOf(clusters, compared.environment);
  const found = chosen.map(pair => ({
    name: pair.name,
    twins: pair.twins,
    consequences: consequencesOf({ ...pair, definitions, kubernetes }).filter(
      ({ object }) => system === undefined || isOf(object, system),
    ),
  }));
  if (system !== undefined) refuseUnknown(chosen, system);
  return { clusters: found, problems };
}

/** By its folder, or by the label that says what it is a part of. */
export function isOf({ file, manifest, unit }: GraphObject, system: string): boolean {
  if (unit) return unit.system === system;
  return (
    manifest.metadata.labels?.['app.kubernetes.io/part-of'] === system ||
    (file ?? '').split(/[\\/]/).slice(0, -1).includes(system)
  );
}

function refuseUnknown(clusters: readonly ClusterPair[], system: string): void {
  if (
    clusters.some(({ previous, next }) => [...previous.objects, ...next.objects].some(object => isOf(object, system)))
  )
    return;
  const hint = 'A system is a folder, or the label app.kubernetes.io/part-of.';
  throw new UsageError([problem('unknown-system', `no object belongs to a system "${system}"`, { hint })]);
}
