import { costKinds } from '../intent/budget.js';
import { amountText, cents, centsOf } from './amount.js';
import type { CostReport } from './costs.js';
import { type Levels, levelNames } from './levels.js';
import { groupedBy, totalOf } from './totals.js';

type Row = readonly string[];

const levelsText = (cost: Levels): Row => levelNames.map(name => amountText(cost[name]));

/** A table: environments, their systems and the kinds of cost of each; then budgets, and where the prices are from. */
export function costText({ prices, environments, budgets }: CostReport): string {
  const { currency, date, source } = prices;
  const all = environments.flatMap(({ lines }) => lines);
  const rows: Row[] = [
    [`${currency} a month`, ...levelNames],
    ...environments.flatMap(({ environment, lines }) => [
      [environment, ...levelsText(totalOf(lines))],
      ...[...groupedBy(lines, 'system')].flatMap(([system, own]) => [
        [`  ${system}`, ...levelsText(totalOf(own))],
        ...costKinds.flatMap(kind => {
          const ofKind = own.filter(line => line.kind === kind);
          return ofKind.length > 0 ? [[`    ${kind}`, ...levelsText(totalOf(ofKind))]] : [];
        }),
      ]),
    ]),
    ...(environments.length > 1 ? [['all', ...levelsText(totalOf(all))]] : []),
  ];
  const budgetRows: Row[] = budgets.map(({ system, name, environments: of, monthly, cost, over }) => [
    `${of.length > 1 ? 'all' : of[0]}/${system} ${name}`,
    amountText(cost.typical),
    amountText(monthly),
    over > 0 ? `over by ${amountText(over)}` : 'within',
  ]);
  return [
    ...aligned(rows),
    ...(budgets.length > 0 ? ['', ...aligned([['budgets', 'typical', 'budget', ''], ...budgetRows])] : []),
    '',
    `Prices of ${date}: ${source}`,
    '',
  ].join('\n');
}

/** The first column to the left, the others to the right. */
function aligned(rows: readonly Row[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows.map(row =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** The same for machines, every amount to the cent. */
export function costFacts({ prices, environments, budgets }: CostReport) {
  const { currency, date, source } = prices;
  return {
    prices: { currency, date, source },
    environments: environments.map(({ environment, lines }) => ({
      environment,
      cost: centsOf(totalOf(lines)),
      systems: [...groupedBy(lines, 'system')].map(([system, own]) => ({
        system,
        cost: centsOf(totalOf(own)),
        lines: own.map(({ component, kind, cost }) => ({ component, kind, cost: centsOf(cost) })),
      })),
    })),
    budgets: budgets.map(({ cost, over, ...budget }) => ({ ...budget, cost: centsOf(cost), over: cents(over) })),
    summary: {
      ...centsOf(totalOf(environments.flatMap(({ lines }) => lines))),
      overruns: budgets.filter(({ over }) => over > 0).length,
    },
  };
}

/** `production  1204.10 (812.40 to 1591.92) USD a month`, a line for each environment. */
export function costSummary({ prices, environments }: CostReport): readonly string[] {
  const width = Math.max(0, ...environments.map(({ environment }) => environment.length));
  return environments.map(({ environment, lines }) => {
    const { minimum, typical, maximum } = totalOf(lines);
    const [least, usual, most] = [minimum, typical, maximum].map(amountText);
    const cost = least === most ? most : `${usual} (${least} to ${most})`;
    return `${environment.padEnd(width)}  ${cost} ${prices.currency} a month`;
  });
}
