import type { IConstruct } from 'constructs';
import { note } from '../../intent/notes.js';
import { faultProblem, type PropTable, propFaults } from '../../intent/prop-table.js';
import { type Callee, callerSource } from '../../intent/source.js';
import { isError, ProblemError } from '../../problem.js';
import { locate, reject } from './reject.js';

export { deprecated, optional, type PropsOf, type PropTable, required } from '../../intent/prop-table.js';

/**
 * Refuses props that the types would not let through.
 * @param complete whether the table lists every prop; a subclass may have more of its own
 * @throws ProblemError for what is missing or of another kind: nothing could be made from it
 */
export function refuseProps(by: IConstruct, props: unknown, table: PropTable, complete: boolean): void {
  const found = propFaults(props, table, complete);
  if (found.length === 0) return;
  const source = callerSource(by.constructor as Callee);
  const problems = found.map(fault => ({ ...faultProblem('props', fault), source }));
  if (found.some(({ fatal }) => fatal)) throw new ProblemError(locate(by, problems));
  reject(by, problems);
}

/**
 * The same for what a function is given, before there is a construct. Warnings are kept for the next run of checks.
 * @throws ProblemError for any error: there is nothing yet that could collect it
 */
export function refuseGiven(madeBy: Callee, props: unknown, table: PropTable): void {
  const found = propFaults(props, table);
  if (found.length === 0) return;
  const source = callerSource(madeBy);
  const problems = found.map(fault => ({ ...faultProblem('props', fault, `${madeBy.name}(…): `), source }));
  if (problems.some(isError)) throw new ProblemError(problems);
  note(problems);
}
