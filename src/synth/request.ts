import type { Summary } from '../checks/summary.js';
import type { CostReport } from '../cost/costs.js';
import type { Fleet } from '../fleet/fleet.js';
import type { Shard } from '../fleet/shard.js';
import type { Graph } from '../graph/graph.js';
import type { Problem } from '../problem.js';
import type { WriteRequest } from '../write/index.js';

export interface SynthRequest {
  readonly fleet: Fleet;
  /** Only this environment, those of a group or those that match. @default all */
  readonly environment?: string | undefined;
  /** Only this part of them. @default all */
  readonly shard?: Shard | undefined;
  /** Only this system; its environment is declared and checked as a whole all the same. @default all */
  readonly system?: string | undefined;
  /** The output directory. */
  readonly out: string;
  /** The day on which waivers have to hold: `2030-01-31`. It changes no byte. @default none expires */
  readonly today?: string | undefined;
  /** Custom resource definitions that the cluster has and no system renders. @default none */
  readonly definitions?: Graph | undefined;
}

/** Everything rendered and checked; nothing is written yet. What has an error is among the request's `heldBack`. */
export interface Synthesis {
  readonly request: WriteRequest;
  /** By unit: `production/codeai`; without those held back. */
  readonly units: ReadonlyMap<string, Summary>;
  /** Errors of the systems held back, and warnings. */
  readonly problems: readonly Problem[];
  /** Where the fleet has prices. */
  readonly cost: CostReport | undefined;
}
