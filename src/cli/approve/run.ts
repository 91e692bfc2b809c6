import {
  type ApprovalStore,
  approve,
  approversOf,
  openToOthers,
  passphraseVariable,
  readPrivateKey,
  type Signer,
  signerFor,
} from '../../approvals/index.js';
import type { Fleet } from '../../fleet/fleet.js';
import { type Gate, gatedUnit } from '../../intent/gate.js';
import { alternatives, problem, UsageError } from '../../problem.js';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';
import { approvalStoreOf } from '../gates.js';
import { printProblems } from '../print.js';
import { outFolder } from '../project.js';
import { isWilling } from './ask.js';
import { type Proposal, proposalFor, type Rendering } from './proposal.js';
import { outcome, proposalJson, showChange } from './show.js';

/** The options of `plainsail approve`. */
export interface Approve extends Omit<Rendering, 'out'> {
  readonly out?: string;
  readonly key?: string;
  readonly approver?: string;
  readonly yes?: boolean;
  readonly format: 'text' | 'json';
}

/** Shows what waits behind a gate, and signs it when there is a key and nobody says no. */
export async function runApprove(system: string, environment: string, options: Approve): Promise<number> {
  const fleet = await loadFleet();
  const gate = gateOf(fleet, system, environment);
  const signer = signerOf(fleet, gate, options);
  const proposal = await proposalFor(fleet, gate, { ...options, out: options.out || outFolder() });
  printProblems(proposal.warnings);
  const isText = options.format === 'text';
  if (isText) showChange(proposal);
  const approver = await approverOf(proposal, signer, { ...options, store: approvalStoreOf(fleet) });
  process.stdout.write(isText ? outcome(proposal, approver) : proposalJson(proposal, approver));
  return approver === undefined ? exitCode.errors : exitCode.clean;
}

/** Who has approved it, or does so now. */
async function approverOf(
  { gate, digest, verdict, refusal }: Proposal,
  signer: Signer | undefined,
  { yes, today, store }: Approve & { readonly store: ApprovalStore },
): Promise<string | undefined> {
  if ('approval' in verdict) return verdict.approval.approver;
  if (!signer) return void printProblems(refusal);
  const { name } = signer.approver;
  if (!yes && !(await isWilling(`Approve ${gatedUnit(gate)} as "${name}"?`))) return undefined;
  approve(gate, digest, today, signer, store);
  return name;
}

function gateOf(fleet: Fleet, system: string, environment: string): Gate {
  const asked = gatedUnit({ system: fleet.system(system), environment: fleet.environment(environment).name });
  const gate = fleet.gates.find(each => gatedUnit(each) === asked);
  if (gate) return gate;
  throw usage(
    `${asked} has no gate, so there is nothing to approve.`,
    fleet.gates.length === 0
      ? `Declare one in the fleet: gates: [{ environment: '${environment}', system: '${system}', role: 'SuperAdmin' }].`
      : `Gated are ${alternatives(fleet.gates.map(gatedUnit))}.`,
  );
}

function signerOf(fleet: Fleet, gate: Gate, { key, approver }: Approve): Signer | undefined {
  if (key === undefined && approver === undefined) return undefined;
  if (key === undefined || approver === undefined)
    throw usage(
      'a signature needs a key and the name of its owner.',
      'Say --key FILE --approver NAME, or neither to look.',
    );
  const privateKey = readPrivateKey(key, process.env[passphraseVariable]);
  const store = approvalStoreOf(fleet);
  const signer = signerFor(gate, approver, privateKey, approversOf(store), store);
  printProblems(openToOthers(key));
  return signer;
}

const usage = (message: string, hint: string) => new UsageError([problem('invalid-usage', message, { hint })]);
