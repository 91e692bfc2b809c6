import type { ApprovalStore, Passed } from '../approvals/index.js';
import type { Fleet } from '../fleet/fleet.js';
import { formatProblem, type Problem } from '../problem.js';
import type { WriteRequest } from '../write/index.js';
import { printProblems } from './print.js';
import { findFleet } from './project.js';

/** Where the fleet's project keeps its approvals. */
export const approvalStoreOf = ({ approvals }: Fleet): ApprovalStore => ({
  project: findFleet().project,
  folder: approvals,
});

/** What the gates of a fleet let through; a fleet without any loads nothing for it. */
export async function throughGates(fleet: Fleet, request: WriteRequest): Promise<Passed> {
  if (fleet.gates.length === 0) return { request, approvedBy: new Map(), problems: [], unapproved: () => [] };
  const { passGates } = await import('../approvals/index.js');
  return passGates(request, fleet.gates, approvalStoreOf(fleet), fleet.units);
}

/** Prints problems, except those that it printed the last time. */
export function onlyNew(): (problems: readonly Problem[]) => void {
  let last = new Set<string>();
  return problems => {
    const before = last;
    last = new Set(problems.map(formatProblem));
    printProblems(problems.filter(problem => !before.has(formatProblem(problem))));
  };
}
