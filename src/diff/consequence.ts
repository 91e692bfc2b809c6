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
}
