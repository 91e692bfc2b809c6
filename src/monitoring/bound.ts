import { type Match, matching } from '../promql/matcher.js';

/** The label `le` of a bucket with this bound: Prometheus 3 writes the bound 2 as "2.0". */
export const ofBound = (bound: number): string | Match =>
  Number.isInteger(bound) ? matching(`${bound}(\\.0)?`) : String(bound);
