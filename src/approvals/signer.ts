import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { type Gate, gatedUnit } from '../intent/gate.js';
import { alternatives, didYouMean, problem, UsageError } from '../problem.js';
import { type ApprovalStore, type Approvers, approversPath, recordPath } from './approval-store.js';
import type { Approver } from './approvers.js';
import { writeCommitted } from './committed-file.js';
import { recordText, signedText } from './record.js';
import { namesWith, nobodyHas } from './verdict.js';

/** Somebody who may open a gate, with the key to do so. */
export interface Signer {
  readonly approver: Approver;
  readonly privateKey: KeyObject;
}

/** The approver of this name, as long as the gate and the key are theirs. @throws UsageError */
export function signerFor(
  gate: Gate,
  name: string,
  privateKey: KeyObject,
  { all, problems }: Approvers,
  store: ApprovalStore,
): Signer {
  if (problems.length > 0) throw new UsageError(problems);
  const file = approversPath(store);
  const wrongSigner = (message: string, hint: string) => new UsageError([problem('approver', message, { hint, file })]);
  const allowed = namesWith(all, gate.role);
  const mayBe = allowed.length === 0 ? nobodyHas(gate.role, all) : `It must be ${alternatives(allowed)}.`;
  const approver = all.find(each => each.name === name);
  if (!approver) throw wrongSigner(`there is no approver "${name}".${didYouMean(name, allowed)}`, mayBe);
  if (!approver.roles.includes(gate.role))
    throw wrongSigner(
      `"${name}" is ${alternatives(approver.roles)}, and ${gatedUnit(gate)} asks for "${gate.role}".`,
      mayBe,
    );
  if (!createPublicKey(privateKey).equals(approver.publicKey))
    throw wrongSigner(`this is not the private key of "${name}".`, 'Use the one whose public key is entered there.');
  return { approver, privateKey };
}

/**
 * Signs an approval and writes its record.
 * @param digest of the unit's files
 * @param date the day: `2030-01-31`
 * @throws UsageError when it cannot be written
 */
export function approve(
  gate: Gate,
  digest: string,
  date: string,
  { approver, privateKey }: Signer,
  store: ApprovalStore,
): void {
  const { environment, system, role } = gate;
  const approval = { environment, system, digest, role, approver: approver.name, key: approver.fingerprint, date };
  const signature = sign(null, Buffer.from(signedText(approval)), privateKey);
  writeCommitted(store.project, recordPath(store, gatedUnit(gate)), recordText({ approval, signature }));
}
