import type { IConstruct } from 'constructs';
import { record } from '../../intent/record.js';
import { sourceOf } from '../../intent/source.js';
import { type Problem, ProblemError } from '../../problem.js';

const collecting = 'plainsail:collect-problems';

/** From here down, `reject` records problems instead of throwing, so that one run tells them all. */
export function collectProblems(root: IConstruct): void {
  root.node.setContext(collecting, true);
}

/** Refuses what was declared: recorded where the tree collects problems, thrown at once everywhere else. */
export function reject(by: IConstruct, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const source = sourceOf(by);
  const located = problems.map(p => ({ ...p, source: p.source ?? source }));
  if (!by.node.tryGetContext(collecting)) throw new ProblemError(located);
  for (const p of located) record(by, 'problem', p);
}

/** Says what is allowed and yet a risk; it is told with everything else that a run finds. */
export function warn(by: IConstruct, problems: readonly Problem[]): void {
  const source = problems.length > 0 ? sourceOf(by) : undefined;
  for (const p of problems) record(by, 'problem', { ...p, severity: 'warning', source: p.source ?? source });
}
