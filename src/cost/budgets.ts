import type { Recorded } from '../intent/record.js';
import { type Problem, problem } from '../problem.js';
import { amountText, cents } from './amount.js';
import type { EnvironmentCost } from './environment-cost.js';
import { type Levels, sum } from './levels.js';
import type { CostLine } from './line.js';

type Declared = Recorded<'budget'>['value'];

/** A budget, and what it pays for. */
export interface BudgetLine {
  readonly system: string;
  readonly name: string;
  /** The environments whose cost is counted. */
  readonly environments: readonly string[];
  readonly monthly: number;
  readonly cost: Levels;
  /** How far a typical month is above it; 0 where it is within. */
  readonly over: number;
}

/** Every budget with its cost, those for all environments together last, and only where all of them are there. */
export function budgetLines(
  declared: readonly Declared[],
  costs: readonly EnvironmentCost[],
  complete: boolean,
): readonly BudgetLine[] {
  const groups = new Map<string, Declared[]>();
  const alone = declared.filter(({ together }) => !together);
  const together = complete ? declared.filter(budget => budget.together) : [];
  for (const budget of [...alone, ...together]) {
    const key = JSON.stringify([budget.system, budget.name, budget.together ? '' : budget.environment]);
    groups.set(key, [...(groups.get(key) ?? []), budget]);
  }
  return [...groups.values()].flatMap(group => {
    const [first] = group;
    if (!first) return [];
    const { system, name } = first;
    const monthly = Math.max(...group.map(each => each.monthly));
    const cost = sum(group.flatMap(budget => coveredBy(budget, costs)));
    const over = Math.max(0, cents(cost.typical - monthly));
    return [{ system, name, environments: group.map(each => each.environment), monthly, cost, over }];
  });
}

const coveredBy = (budget: Declared, costs: readonly EnvironmentCost[]): readonly Levels[] =>
  costs
    .filter(({ environment }) => environment === budget.environment)
    .flatMap(({ lines }) => lines.filter(line => covers(budget, line)).map(({ cost }) => cost));

const covers = ({ system, covers: kinds, components }: Declared, line: CostLine): boolean =>
  line.system === system && kinds.includes(line.kind) && (components?.includes(line.component) ?? true);

/** A warning for each budget that a typical month exceeds. */
export const overruns = (lines: readonly BudgetLine[], currency: string): readonly Problem[] =>
  lines
    .filter(({ over }) => over > 0)
    .map(({ system, name, environments, monthly, cost, over }) => ({
      ...problem(
        'budget-exceeded',
        `${environments.join(', ')}: "${name}" of ${system} costs ${amountText(cost.typical)} ${currency} in a typical month, ${amountText(over)} above its budget of ${amountText(monthly)}.`,
        { hint: 'Request less, run fewer replicas, or raise the budget.' },
      ),
      severity: 'warning',
    }));
