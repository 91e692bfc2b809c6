import { isError } from '../../problem.js';
import type { Synthesis, SynthRequest } from '../request.js';
import { synthesize } from '../synthesize.js';
import type { PreviousRun } from './previous-run.js';

/** Synthesizes incrementally. If that fails, it tries again from scratch, so that stale state never causes an error. */
export function synthesizeAgain(request: SynthRequest, previous: PreviousRun): Synthesis {
  if (previous.isEmpty) return synthesize(request, previous);
  try {
    const synthesis = synthesize(request, previous);
    if (!synthesis.problems.some(isError)) return synthesis;
  } catch {
    // Reported below, unless the state was its cause.
  }
  previous.clear();
  return synthesize(request, previous);
}
