import { holdBack } from '../delivery/hold-back.js';
import { type Gate, gatedUnit } from '../intent/gate.js';
import { deliveryUnitOf } from '../intent/gitops.js';
import type { Problem } from '../problem.js';
import { innermostOf, type WriteRequest } from '../write/index.js';
import { type ApprovalStore, approversOf } from './approval-store.js';
import { digestOf } from './digest.js';
import { unapprovedFiles } from './unapproved-files.js';
import { notApproved, verdictOn } from './verdict.js';

/** What the gates leave of a write. */
export interface Passed {
  readonly request: WriteRequest;
  /** For each gated unit who approved it, or undefined. */
  readonly approvedBy: ReadonlyMap<string, string | undefined>;
  /** Why units are held back. */
  readonly problems: readonly Problem[];
  /** What is below a gated environment, or a folder of no environment, and nobody renders; without what the write removes. */
  readonly unapproved: (removed: readonly string[]) => readonly Problem[];
}

/**
 * Takes out of a write what nobody has approved: its old files stay.
 * @param units every unit of the fleet, of this run and of others
 */
export function passGates(
  request: WriteRequest,
  gates: readonly Gate[],
  store: ApprovalStore,
  units: readonly string[] = request.units,
): Passed {
  const rendered = new Set(request.units);
  const asked = gates.filter(gate => rendered.has(gatedUnit(gate)));
  const filesOf = byUnit(request.files, asked.map(gatedUnit));
  const approvers = asked.length === 0 ? { all: [], problems: [] } : approversOf(store);
  const approvedBy = new Map<string, string | undefined>();
  const problems: Problem[] = [...approvers.problems];
  for (const gate of asked) {
    const unit = gatedUnit(gate);
    const verdict = verdictOn(gate, digestOf(filesOf(unit), unit), approvers, store);
    approvedBy.set(unit, 'approval' in verdict ? verdict.approval.approver : undefined);
    if ('reason' in verdict) problems.push(notApproved(gate, verdict.reason, approvers, store));
  }
  const passed = holdBack(request, unit => approvedBy.has(unit) && approvedBy.get(unit) === undefined);
  const environments = new Set(asked.map(({ environment }) => environment));
  const known = [...units, ...(passed.heldBack ?? [])];
  const unapproved = (removed: readonly string[]) => unapprovedFiles(passed, { environments, units: known }, removed);
  return { request: passed, approvedBy, problems, unapproved };
}

/** Finds the files of each of these units and of what delivers it. */
function byUnit(files: WriteRequest['files'], units: readonly string[]): (unit: string) => ReadonlyMap<string, string> {
  const paths = new Map(units.flatMap(unit => [unit, deliveryUnitOf(unit)]).map(folder => [folder, [] as string[]]));
  const folderOf = innermostOf(paths.keys());
  for (const path of files.keys()) paths.get(folderOf(path))?.push(path);
  return unit => {
    const own = [unit, deliveryUnitOf(unit)].flatMap(folder => paths.get(folder) ?? []);
    return new Map(own.map(path => [path, files.get(path) ?? '']));
  };
}
