import { gatedUnit } from '../../intent/gate.js';
import { printComparison } from '../comparison.js';
import { counted, say } from '../print.js';
import type { Proposal } from './proposal.js';

/** The diff, then what is to be approved in one line. */
export function showChange({ gate, digest, files, comparison }: Proposal): void {
  printComparison(comparison);
  const { added, changed, removed } = comparison;
  const changes = `${added.length} added, ${changed.length} changed, ${removed.length} removed`;
  say(`${gatedUnit(gate)}: ${counted(files, 'file')}, ${changes}, ${digest}`);
}

/** What has come of it. */
export function outcome({ gate, verdict, record }: Proposal, approver: string | undefined): string {
  if (approver === undefined) return 'Nothing was signed.\n';
  if ('approval' in verdict) return `${gatedUnit(gate)} is approved by ${approver} since ${verdict.approval.date}.\n`;
  return `${gatedUnit(gate)} is now approved by ${approver}. Run "plainsail synth", and commit dist with ${record}.\n`;
}

/** The contract of `approve --format json`. */
export function proposalJson(proposal: Proposal, approver: string | undefined): string {
  const { gate, digest, files, comparison, verdict, record } = proposal;
  const { added, changed, removed } = comparison;
  const approved = approver !== undefined;
  const reason = approved || !('reason' in verdict) ? undefined : verdict.reason;
  const facts = { version: 1, ...gate, digest, files, added, changed, removed, approved, approver, reason, record };
  return `${JSON.stringify(facts, null, 2)}\n`;
}
