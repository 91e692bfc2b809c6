import type { Kept } from './previous-run.js';
import type { Synthesis, SynthRequest } from './request.js';
import { synthesize } from './synthesize.js';

/**
 * What `synthesize` gives, from what the run before has left. What that refuses is tried once more from the ground up:
 * nobody is told of a fault that a run of its own would not find.
 */
export function resynthesize(asked: SynthRequest, kept: Kept): Synthesis {
  if (kept.isEmpty) return synthesize(asked, kept);
  try {
    return synthesize(asked, kept);
  } catch {
    kept.clear();
    return synthesize(asked, kept);
  }
}
