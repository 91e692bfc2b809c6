import type { Graph } from '../../graph/graph.js';

/** What a write changes of an environment: files by path, and the objects in them. What stays as it is is in neither. */
export interface Rewritten {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  readonly previous: Graph;
  readonly next: Graph;
}
