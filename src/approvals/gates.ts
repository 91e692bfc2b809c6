import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Gate, gatedUnit } from '../intent/gate.js';
import { deliveryUnitOf, gitops } from '../intent/gitops.js';
import type { Problem } from '../problem.js';
import type { WriteRequest } from '../write/request.js';
import { approversOf, type Book } from './book.js';
import { digestOf } from './digest.js';
import { strangersIn } from './strangers.js';
import { notApproved, verdictOn } from './verdict.js';

/** What the gates leave of a write. */
export interface Passed {
  readonly request: WriteRequest;
  /** For each gated unit who approved it, or undefined. */
  readonly approvedBy: ReadonlyMap<string, string | undefined>;
  /** Why units are held back. */
  readonly problems: readonly Problem[];
  /** What is below a gated environment, or a folder of no environment, and nobody renders; without what the write removes. */
  readonly strangers: (removed: readonly string[]) => readonly Problem[];
}

/**
 * Takes out of a write what nobody has approved: its old files stay.
 * @param units every unit of the fleet, of this run and of others
 */
export function passGates(
  request: WriteRequest,
  gates: readonly Gate[],
  book: Book,
  units: readonly string[] = request.units,
): Passed {
  const asked = gates.filter(gate => request.units.includes(gatedUnit(gate)));
  const approvers = asked.length === 0 ? { all: [], problems: [] } : approversOf(book);
  const approvedBy = new Map<string, string | undefined>();
  const problems: Problem[] = [...approvers.problems];
  for (const gate of asked) {
    const unit = gatedUnit(gate);
    const verdict = verdictOn(gate, digestOf(request.files, unit), approvers, book);
    approvedBy.set(unit, 'approval' in verdict ? verdict.approval.approver : undefined);
    if ('reason' in verdict) problems.push(notApproved(gate, verdict.reason, approvers, book));
  }
  const passed = without(request, unit => approvedBy.has(unit) && approvedBy.get(unit) === undefined);
  const environments = new Set(asked.map(({ environment }) => environment));
  const known = [...units, ...(passed.heldBack ?? [])];
  const strangers = (removed: readonly string[]) => strangersIn(passed, { environments, units: known }, removed);
  return { request: passed, approvedBy, problems, strangers };
}

/** What delivers a unit is held back with it; and the list of all deliveries, where it names one that is not there yet. */
function without(request: WriteRequest, isHeld: (unit: string) => boolean): WriteRequest {
  const gated = request.units.filter(isHeld);
  if (gated.length === 0) return request;
  const deliveries = gated.map(deliveryUnitOf).filter(unit => request.units.includes(unit) && hasFiles(request, unit));
  const missing = deliveries.filter(unit => !existsSync(join(request.out, unit)));
  const lists = missing.map(unit => `${unit.split('/')[0]}/${gitops}`);
  const all = new Set([...gated, ...deliveries, ...lists]);
  const heldBack = request.units.filter(unit => all.has(unit));
  const isPassed = (path: string) => !all.has(unitOf(path, request.units));
  const files = new Map([...request.files].filter(([path]) => isPassed(path)));
  return { ...request, files, units: request.units.filter(unit => !all.has(unit)), heldBack };
}

const hasFiles = ({ files }: WriteRequest, unit: string): boolean =>
  [...files.keys()].some(path => path.startsWith(`${unit}/`));

/** The innermost unit that a file is in. */
const unitOf = (path: string, units: readonly string[]): string =>
  units.filter(unit => path.startsWith(`${unit}/`)).reduce((a, b) => (a.length > b.length ? a : b), '');
