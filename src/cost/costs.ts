import type { Environment } from '../environment/environment.js';
import type { Graph } from '../graph/graph.js';
import type { Intents } from '../intent/intents.js';
import { type Problem, sortProblems } from '../problem.js';
import { type BudgetLine, budgetLines, overruns } from './budgets.js';
import { costOf, type EnvironmentCost } from './environment-cost.js';
import type { Prices } from './prices.js';

/** What everything costs, and how that compares with what its owners mean to spend. */
export interface CostReport {
  readonly prices: Prices;
  readonly environments: readonly EnvironmentCost[];
  readonly budgets: readonly BudgetLine[];
  /** Prices that are missing and budgets that are exceeded: warnings. */
  readonly problems: readonly Problem[];
}

/** The cost of a fleet, environment by environment, so that no two graphs are needed at one time. */
export class Costs {
  private readonly environments: EnvironmentCost[] = [];
  private readonly declared: Intents['budget'][] = [];

  constructor(private readonly prices: Prices) {}

  enter(environment: Environment, graph: Graph): void {
    this.environments.push(costOf(graph, environment, this.prices));
    this.declared.push(...graph.intents('budget').map(({ value }) => value));
  }

  /** `complete` says that every environment was entered, so that budgets for all of them can be compared. */
  report({ complete, system }: { readonly complete: boolean; readonly system?: string | undefined }): CostReport {
    const { prices } = this;
    const ours = <T extends { readonly system: string }>(all: readonly T[]) =>
      all.filter(each => system === undefined || each.system === system);
    const environments = this.environments.map(each => ({ ...each, lines: ours(each.lines) }));
    const budgets = budgetLines(ours(this.declared), environments, complete);
    const gaps = environments.flatMap(each => ours(each.gaps)).map(gap => gap.problem);
    const problems = sortProblems([...gaps, ...overruns(budgets, prices.currency)]);
    return { prices, environments, budgets, problems };
  }
}
