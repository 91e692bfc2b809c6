import { type Budget, costKinds } from '../../intent/budget.js';
import { record } from '../../intent/record.js';
import { alternatives, didYouMean, type Problem, problem } from '../../problem.js';
import { reject } from '../object/reject.js';
import type { System } from './system.js';

/** Says what a system may cost a month in its environment; `plainsail cost` compares, and an overrun is a warning. */
export function budget(system: System, line: Budget): void {
  reject(system, budgetProblems(line));
  record(system, 'budget', { ...line, environment: system.environment.name, system: system.systemName });
}

function budgetProblems({ name, monthly, covers }: Budget): Problem[] {
  const wrong = (what: string, hint: string) => problem('budget', `the budget "${name}" ${what}`, { hint });
  return [
    ...(name.trim() === '' ? [wrong('has no name.', 'Name it as its owners do.')] : []),
    ...(Number.isFinite(monthly) && monthly >= 0
      ? []
      : [wrong(`is ${monthly} a month.`, 'It must be a number of 0 or more.')]),
    ...(covers.length === 0 ? [wrong('covers nothing.', `Name what it is for: ${alternatives(costKinds)}.`)] : []),
    ...covers
      .filter(kind => !costKinds.includes(kind))
      .map(kind => wrong(`covers "${kind}".${didYouMean(kind, costKinds)}`, `It must be ${alternatives(costKinds)}.`)),
  ];
}
