import { verify } from 'node:crypto';
import { type Gate, gatedUnit } from '../intent/gate.js';
import type { Approver } from './approvers.js';
import { type Approval, NoRecord, parseRecord, type Signed, signedText } from './record.js';

/** A unit is approved, or there is a reason why not, in the middle of a sentence. */
export type Verdict = { readonly approval: Approval } | { readonly reason: string };

/**
 * Whether a record approves exactly these files. Everything that is compared here is public; what needs constant time,
 * the arithmetic of the signature, is the crypto library's.
 * @param digest of the files
 * @param text of the record
 */
export function verifyRecord(gate: Gate, digest: string, text: string, approvers: readonly Approver[]): Verdict {
  try {
    const signed = parseRecord(text);
    const reason = whyNotGenuine(signed, approvers) ?? whyNotFor(gate, digest, signed.approval, approvers);
    return reason === undefined ? signed : { reason };
  } catch (error) {
    if (!(error instanceof NoRecord)) throw error;
    return { reason: `the record was edited, or damaged: ${error.message}` };
  }
}

function whyNotGenuine({ approval, signature }: Signed, approvers: readonly Approver[]): string | undefined {
  const approver = approvers.find(({ name }) => name === approval.approver);
  if (!approver) return `"${approval.approver}", who approved it, is not among the approvers, or no longer`;
  if (approver.fingerprint !== approval.key)
    return `it was signed with another key than the one that "${approver.name}" has among the approvers`;
  if (!verify(null, Buffer.from(signedText(approval)), approver.publicKey, signature))
    return 'the record was edited: its signature is of another text';
  return undefined;
}

/** What was signed is true; it may still be about something else. */
function whyNotFor(gate: Gate, digest: string, approval: Approval, approvers: readonly Approver[]): string | undefined {
  if (gatedUnit(approval) !== gatedUnit(gate)) return `the record is an approval of ${gatedUnit(approval)}`;
  const roles = approvers.find(({ name }) => name === approval.approver)?.roles ?? [];
  if (approval.role !== gate.role) return `it was approved as "${approval.role}", and the gate asks for "${gate.role}"`;
  if (!roles.includes(gate.role))
    return `"${approval.approver}", who approved it, does not have the role "${gate.role}"`;
  if (approval.digest !== digest)
    return `its files are not those that "${approval.approver}" approved on ${approval.date}`;
  return undefined;
}
