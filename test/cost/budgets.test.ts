import type { Budget } from '../../src/entries/types.js';
import { budget, Fleet } from '../../src/index.js';
import { refusals } from '../constructs/support.js';
import { environmentOf, graphOf, reportOn, systemOf, worker } from './shops.js';

const environments = [environmentOf('staging'), environmentOf('production')];

/** The report on a mailer of 2 to 6 replicas, 20 + 2 to 60 + 6 a month and 40 + 4 in the mean, in two environments. */
function reportWith(lines: readonly Budget[], only?: string) {
  const Shop = systemOf('shop', shop => {
    worker(shop, [2, 6]);
    for (const line of lines) budget(shop, line);
  });
  const fleet = new Fleet({ environments, systems: { shop: Shop } });
  const entered = environments.filter(({ name }) => only === undefined || name === only);
  const graphs = entered.map(environment => [environment, graphOf(fleet.declare(environment))] as const);
  return reportOn(graphs, undefined, { complete: only === undefined });
}

test('H12: each environment has its budget, and what it covers is compared in a typical month', () => {
  const { budgets, problems } = reportWith([{ name: 'Compute', monthly: 44, covers: ['cpu', 'memory'] }]);
  const cost = { minimum: 22, typical: 44, maximum: 66 };
  const line = { system: 'shop', name: 'Compute', monthly: 44, cost, over: 0 };
  expect(budgets).toEqual([
    { ...line, environments: ['staging'] },
    { ...line, environments: ['production'] },
  ]);
  expect(problems).toEqual([]);
});

test('H12: an overrun is a warning with the amounts', () => {
  const { budgets, problems } = reportWith([{ name: 'Processors', monthly: 30, covers: ['cpu'] }], 'production');
  expect(budgets.map(({ over }) => over)).toEqual([10]);
  expect(problems).toEqual([
    {
      id: 'budget-exceeded',
      severity: 'warning',
      message: 'production: "Processors" of shop costs 40.00 EUR in a typical month, 10.00 above its budget of 30.00.',
      hint: 'Request less, run fewer replicas, or raise the budget.',
    },
  ]);
});

test('H12: one amount for all environments together, compared when all of them are there', () => {
  const lines: Budget[] = [{ name: 'Memory', monthly: 7, covers: ['memory'], together: true }];
  expect(reportWith(lines).budgets).toEqual([
    {
      system: 'shop',
      name: 'Memory',
      environments: ['staging', 'production'],
      monthly: 7,
      cost: { minimum: 4, typical: 8, maximum: 12 },
      over: 1,
    },
  ]);
  expect(reportWith(lines, 'staging').budgets).toEqual([]);
});

test('a budget may cover some components only', () => {
  const compute = { monthly: 1, covers: ['cpu'] } as const;
  const { budgets } = reportWith(
    [
      { ...compute, name: 'Mail', components: ['mailer'] },
      { ...compute, name: 'Database', components: ['postgresql'] },
    ],
    'staging',
  );
  expect(budgets.map(({ name, cost }) => [name, cost.typical])).toEqual([
    ['Mail', 40],
    ['Database', 0],
  ]);
});

test.each<[string, Budget, string, string]>([
  [
    'a negative amount',
    { name: 'Compute', monthly: -1, covers: ['cpu'] },
    'the budget "Compute" is -1 a month.',
    'It must be a number of 0 or more.',
  ],
  [
    'nothing',
    { name: 'Compute', monthly: 1, covers: [] },
    'the budget "Compute" covers nothing.',
    'Name what it is for: "cpu", "memory", "storage", "load-balancer" or "fixed".',
  ],
  [
    'something unknown',
    { name: 'Compute', monthly: 1, covers: ['cpus' as 'cpu'] },
    'the budget "Compute" covers "cpus". Did you mean "cpu"?',
    'It must be "cpu", "memory", "storage", "load-balancer" or "fixed".',
  ],
  ['no name', { name: ' ', monthly: 1, covers: ['cpu'] }, 'the budget " " has no name.', 'Name it as its owners do.'],
])('refuses a budget of %s', (_, line, message, hint) => {
  const Shop = systemOf('shop', shop => budget(shop, line));
  const fleet = new Fleet({ environments, systems: { shop: Shop } });
  expect(refusals(() => fleet.declare(environments[0]!))).toEqual([['budget', message, hint]]);
});
