import { type Gate, gatedUnit } from '../intent/gate.js';
import { didYouMean, listed, type Problem, problem } from '../problem.js';
import { type ApprovalStore, type Approvers, approversPath, recordPath } from './approval-store.js';
import type { Approver } from './approvers.js';
import { NotRead, readCommitted } from './committed-file.js';
import { type Verdict, verifyRecord } from './verify-record.js';

/** Whether the committed record of a unit approves its files. */
export function verdictOn(gate: Gate, digest: string, { all, problems }: Approvers, store: ApprovalStore): Verdict {
  if (problems.length > 0) return { reason: `${approversPath(store)} has to be corrected first` };
  try {
    const text = readCommitted(store.project, recordPath(store, gatedUnit(gate)));
    return text === undefined ? { reason: 'nobody has approved it yet' } : verifyRecord(gate, digest, text, all);
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    return { reason: `the record is not read: ${error.message}` };
  }
}

/** Says that a unit is not approved, and what to run. */
export function notApproved(gate: Gate, reason: string, { all }: Approvers, store: ApprovalStore): Problem {
  const hint = hintFor(gate, all, store);
  return problem('not-approved', `${gatedUnit(gate)} stays as it was: ${reason}.`, {
    hint,
    file: recordPath(store, gatedUnit(gate)),
  });
}

/** Who may approve for a role. */
export const namesWith = (approvers: readonly Approver[], role: string): readonly string[] =>
  approvers.filter(({ roles }) => roles.includes(role)).map(({ name }) => name);

/** Says that a role is nobody's, and which it may have been meant to be. */
export const nobodyHas = (role: string, approvers: readonly Approver[]): string =>
  `Nobody has the role "${role}".${didYouMean(
    role,
    approvers.flatMap(({ roles }) => roles),
  )}`;

function hintFor({ system, environment, role }: Gate, approvers: readonly Approver[], store: ApprovalStore): string {
  const [first, ...others] = namesWith(approvers, role);
  if (first === undefined)
    return `${nobodyHas(role, approvers)} Correct the gate, or enter somebody in ${approversPath(store)}.`;
  const command = (name: string) => `plainsail approve ${system} ${environment} --key FILE --approver ${name}`;
  if (others.length === 0) return `"${first}" runs: ${command(first)}`;
  return `One of ${listed([first, ...others].map(name => `"${name}"`))} runs: ${command('NAME')}`;
}
