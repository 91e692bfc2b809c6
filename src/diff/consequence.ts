import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';

/** What a change does, in the order in which a reviewer wants to know it. */
export const sections = [
  'refused',
  'lost',
  'restarts',
  'exposed',
  'closed',
  'permissions',
  'versions',
  'configuration',
  'watched',
  'capacity',
  'cost',
  'order',
  'other',
] as const;
export type Section = (typeof sections)[number];

/** What one cluster has, and what it gets. */
export interface Pair {
  readonly previous: Graph;
  readonly next: Graph;
  /** Custom resource definitions that the cluster has and neither graph. @default none */
  readonly definitions?: Graph | undefined;
  /** The version of the cluster: `1.35`. */
  readonly kubernetes: string;
}

/** One thing that happens to a cluster when it gets the next graph. */
export interface Consequence {
  readonly section: Section;
  /** Which kind of it: `pods-replaced`. Never renamed. */
  readonly id: string;
  /** The object in the next graph; in the previous one where it is gone. */
  readonly object: GraphObject;
  /** What it is about, where that is more than the object: a system. @default the object */
  readonly subject?: string;
  /** The field that causes it, where it is one. */
  readonly path?: string | undefined;
  /** What happens, after the name of the object: `replaces its 3 pods; at least 3 stay ready`. */
  readonly message: string;
  /** What to do about it, where something can be done. */
  readonly hint?: string | undefined;
  /** It happens in every release: images and labels of a version, and nothing else. */
  readonly routine?: boolean;
  /** How pods are replaced, where they are. */
  readonly rollout?: Rollout;
}

/** How the controllers replace the pods of a workload. */
export interface Rollout {
  /** How many pods are replaced, at the minimum and at the maximum of an autoscaler; undefined for one pod a node. */
  readonly pods: { readonly min: number; readonly max: number } | undefined;
  /** The least number of pods that are ready on the way, at the minimum; undefined where nodes are not known. */
  readonly leastReady: number | undefined;
  /** How many are replaced at once, as a noun phrase: `all at once`, `one node at a time`. */
  readonly pace: string;
  /** Seconds within which it ends, or the pods have failed; undefined where nothing bounds it. */
  readonly atMost: number | undefined;
  /** Seconds after which a rollout without progress is reported; undefined where it never is. */
  readonly deadline: number | undefined;
}
