import type { IConstruct } from 'constructs';
import { note } from '../../intent/notes.js';
import { faultProblem, type PropTable, propFaults, upToDate } from '../../intent/prop-table.js';
import { type Callee, callerSource } from '../../intent/source.js';
import { isError, ProblemError } from '../../problem.js';
import { locate, reject } from './reject.js';

export { deprecated, optional, type PropsOf, type PropTable, required } from '../../intent/prop-table.js';

/**
 * Refuses props that the types would not let through.
 * @returns the props by their present names
 * @param complete whether the table lists every prop; a subclass may have more of its own
 * @throws ProblemError for what is missing or of another kind: nothing could be made from it
 */
export function refuseProps<T>(by: IConstruct, props: T, table: PropTable, complete: boolean): T {
  const found = propFaults(props, table, complete);
  if (found.length === 0) return props;
  const source = callerSource(by.constructor as Callee);
  const problems = found.map(fault => ({ ...faultProblem('props', fault), source }));
  if (found.some(({ fatal }) => fatal)) throw new ProblemError(locate(by, problems));
  reject(by, problems);
  return found.some(({ deprecated }) => deprecated) ? upToDate(props, table) : props;
}

/**
 * The same for the props of a function, before there is a construct. Warnings are kept for the next run of checks.
 * @throws ProblemError for any error: there is nothing yet that could collect it
 */
export function refuseGiven<T>(madeBy: Callee, props: T, table: PropTable): T {
  const found = propFaults(props, table);
  if (found.length === 0) return props;
  const source = callerSource(madeBy);
  const problems = found.map(fault => ({ ...faultProblem('props', fault, `${madeBy.name}(…): `), source }));
  if (problems.some(isError)) throw new ProblemError(problems);
  note(problems);
  return upToDate(props, table);
}
