import { approversOf, digestOf, notApproved, recordPath, type Verdict, verdictOn } from '../../approvals/index.js';
import type { Fleet } from '../../fleet/fleet.js';
import { type Gate, gatedUnit } from '../../intent/gate.js';
import { type Problem, ProblemError } from '../../problem.js';
import { limitsOf, reviewReplacement } from '../../synth/replacement-review.js';
import { synthesize } from '../../synth/synthesize.js';
import { type Comparison, compare } from '../../write/index.js';
import { definitionsIn } from '../definitions.js';
import { approvalStoreOf } from '../gates.js';
import { withoutSecrets } from '../without-secrets.js';

/** How the gated system is rendered, and what it is compared with. */
export interface Rendering {
  readonly out: string;
  readonly accept: readonly string[];
  readonly crds?: readonly string[];
  readonly today: string;
}

/** What waits behind a gate. */
export interface Proposal {
  readonly gate: Gate;
  /** Of all files that would be written. */
  readonly digest: string;
  readonly files: number;
  readonly comparison: Comparison;
  readonly verdict: Verdict;
  /** The path of the record, beside package.json. */
  readonly record: string;
  /** What else an approver has to know. */
  readonly warnings: readonly Problem[];
  /** Why it is not approved as it is. */
  readonly refusal: readonly Problem[];
}

/**
 * Renders and checks a gated system as `synth` does, and compares it with what it would replace.
 * @throws ProblemError with everything for which `synth` would not write it
 */
export async function proposalFor(fleet: Fleet, gate: Gate, rendering: Rendering): Promise<Proposal> {
  const { environment, system } = gate;
  const definitions = definitionsIn(rendering.crds);
  const { request, problems } = synthesize({ ...rendering, fleet, environment, system, definitions });
  const comparison = await compare(request, { shown: withoutSecrets });
  const facts = { definitions, clusters: limitsOf(fleet) };
  const reviewed = reviewReplacement(comparison.replacement, request.out, rendering.accept, facts);
  if (reviewed.some(({ severity }) => severity === 'error')) throw new ProblemError(reviewed);
  const store = approvalStoreOf(fleet);
  const approvers = approversOf(store);
  const digest = digestOf(request.files, gatedUnit(gate));
  const verdict = verdictOn(gate, digest, approvers, store);
  const why = 'reason' in verdict ? [notApproved(gate, verdict.reason, approvers, store)] : [];
  return {
    ...{ gate, digest, comparison, verdict },
    files: request.files.size,
    record: recordPath(store, gatedUnit(gate)),
    warnings: [...problems, ...reviewed],
    refusal: [...approvers.problems, ...why],
  };
}
