import { Costs } from '../../../src/cost/costs.js';
import type { Prices } from '../../../src/entries/types.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { fleet } from '../../../src/main.js';

const graphs = fleet.environments.map(environment => [environment, graphOf(fleet.declare(environment))] as const);

/** What Helmsman costs in all environments. */
function reportBy(prices: Prices) {
  const costs = new Costs(prices);
  for (const [environment, graph] of graphs) costs.enter(environment, graph);
  return costs.report({ complete: true, system: 'helmsman' });
}

/** Numbers to compute with by hand. */
const simple: Prices = {
  currency: 'USD',
  date: '2026-11-21',
  source: 'test',
  cpu: 20,
  memory: 4,
  storage: { default: 0.5 },
  loadBalancer: 40,
};
/** What a component costs in an environment. */
function costIn(environment: string, component: string, kind: string) {
  const found = reportBy(simple).environments.find(each => each.environment === environment);
  const cost = found?.lines.find(line => line.component === component && line.kind === kind)?.cost;
  return cost && [cost.minimum, cost.typical, cost.maximum];
}

/** "Monthly Infrastructure Costs (USD)" of the document. */
const documented = [
  ['Production Cluster', 300, 500],
  ['Staging Cluster', 150, 250],
  ['Development', 50, 100],
  ['Load Balancers', 40, 80],
  ['Database Storage', 50, 100],
  ['Monitoring Storage', 30, 60],
  ['Image Registry', 20, 40],
  ['SSL Certificates', 0, 0],
  ['DNS Management', 10, 20],
  ['Backup Storage', 30, 50],
  ['GitHub Actions', 100, 200],
  ['Security Scanning', 50, 100],
] as const;
const documentedTotal = ['Total Monthly Cost', 840, 1360] as const;

test('H12: every line of the document is a budget with the upper end of its range', () => {
  const budgets = new Map(reportBy(simple).budgets.map(({ name, monthly }) => [name, monthly]));
  expect(budgets).toEqual(new Map([...documented, documentedTotal].map(([name, , most]) => [name, most])));
});

test("H12: the document's lines add up to 830 and 1500, and not to its total", () => {
  const sumOf = (column: 1 | 2) => documented.reduce((sum, line) => sum + line[column], 0);
  expect([sumOf(1), sumOf(2)]).toEqual([830, 1500]);
  expect(documentedTotal.slice(1)).toEqual([840, 1360]);
});

test.each([
  // 2 to 10 pods of half a core and 1 GiB.
  ['production', 'backend', 'cpu', [2 * 10, 6 * 10, 10 * 10]],
  ['production', 'backend', 'memory', [2 * 4, 6 * 4, 10 * 4]],
  // 2 to 8 pods of a fifth of a core and half a GiB.
  ['production', 'frontend', 'cpu', [2 * 4, 5 * 4, 8 * 4]],
  ['production', 'frontend', 'memory', [2 * 2, 5 * 2, 8 * 2]],
  // 2 to 4 pods of a fifth of a core and half a GiB; 2 to 3 of a tenth and a quarter.
  ['staging', 'backend', 'cpu', [2 * 4, 3 * 4, 4 * 4]],
  ['staging', 'backend', 'memory', [2 * 2, 3 * 2, 4 * 2]],
  ['staging', 'frontend', 'cpu', [2 * 2, 2.5 * 2, 3 * 2]],
  ['staging', 'frontend', 'memory', [2 * 1, 2.5 * 1, 3 * 1]],
  // One pod of a tenth of a core and a quarter of a GiB.
  ['development', 'backend', 'cpu', [2, 2, 2]],
  ['development', 'backend', 'memory', [1, 1, 1]],
  // One volume of 10 GiB.
  ['development', 'postgresql', 'storage', [5, 5, 5]],
])('H12: in %s the %s costs its %s by the resource plan', (environment, component, kind, levels) => {
  expect(costIn(environment, component, kind)).toEqual(levels);
});

test("H12: by this repository's prices every line is within its budget", () => {
  expect(fleet.prices).toBeDefined();
  const { budgets, problems } = reportBy(fleet.prices!);
  expect(budgets.filter(({ over }) => over > 0)).toEqual([]);
  expect(problems).toEqual([]);
  const cluster = budgets.find(({ name }) => name === 'Production Cluster');
  expect(cluster?.cost.minimum).toBeGreaterThan(0);
  expect(cluster?.cost.maximum).toBeLessThan(500);
});

test('H12: a dearer core is an alert line for each budget that it exceeds', () => {
  const { problems } = reportBy({ ...fleet.prices!, cpu: 200 });
  const exceeded = problems.map(({ id, severity, message }) => [id, severity, /"([^"]+)"/.exec(message)?.[1]]);
  expect(exceeded).toEqual([
    ['budget-exceeded', 'warning', 'Total Monthly Cost'],
    ['budget-exceeded', 'warning', 'Production Cluster'],
    ['budget-exceeded', 'warning', 'Staging Cluster'],
  ]);
});
