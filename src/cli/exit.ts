import { ProblemError, UsageError } from '../problem.js';
import { WriteError } from '../write/write-error.js';
import { countedBySeverity, printError, printProblems } from './print.js';

export const exitCode = { clean: 0, errors: 1, couldNotRun: 2 } as const;

/** Prints what went wrong, and that a command that writes has not; says how the process ends. */
export function fail(error: unknown, debug: boolean, writes: boolean): number {
  if (debug) console.error(error);
  if (error instanceof ProblemError) {
    printProblems(error.problems);
    const isHalf = error.problems.some(({ id }) => id === 'write-unfinished');
    console.error(`${countedBySeverity(error.problems)}.${writes && !isHalf ? ' Nothing was written.' : ''}`);
    return error instanceof UsageError || error instanceof WriteError ? exitCode.couldNotRun : exitCode.errors;
  }
  if (!debug) {
    printError(`error: ${error instanceof Error ? error.message : String(error)}`);
    console.error('  hint: this is a fault of plainsail or of the code it runs; --debug prints the stack trace.');
  }
  return exitCode.couldNotRun;
}
