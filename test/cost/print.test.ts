import { costFacts, costSummary, costText } from '../../src/cost/print.js';
import { budget, Fleet } from '../../src/index.js';
import { environmentOf, graphOf, reportOn, server, systemOf, worker } from './shops.js';

const environments = [environmentOf('staging'), environmentOf('production')];
const systems = {
  shop: systemOf('shop', shop => {
    worker(shop, shop.environment.name === 'production' ? [2, 6] : 1);
    budget(shop, { name: 'Mail', monthly: 40, covers: ['cpu', 'memory'] });
    budget(shop, { name: 'Everything', monthly: 1000, covers: ['cpu', 'memory', 'load-balancer'], together: true });
  }),
  web: systemOf('web', web => server(web)),
};
const fleet = new Fleet({ environments, systems });
const report = reportOn(environments.map(each => [each, graphOf(fleet.declare(each))] as const));

test('H12: a table of environments, systems and kinds, then the budgets', () => {
  expect(costText(report)).toBe(`EUR a month        minimum  typical  maximum
staging              52.00    52.00    52.00
  shop               11.00    11.00    11.00
    cpu              10.00    10.00    10.00
    memory            1.00     1.00     1.00
  web                41.00    41.00    41.00
    cpu              10.00    10.00    10.00
    memory            1.00     1.00     1.00
    load-balancer    30.00    30.00    30.00
production           63.00    85.00   107.00
  shop               22.00    44.00    66.00
    cpu              20.00    40.00    60.00
    memory            2.00     4.00     6.00
  web                41.00    41.00    41.00
    cpu              10.00    10.00    10.00
    memory            1.00     1.00     1.00
    load-balancer    30.00    30.00    30.00
all                 115.00   137.00   159.00

budgets               typical   budget
staging/shop Mail       11.00    40.00        within
production/shop Mail    44.00    40.00  over by 4.00
all/shop Everything     55.00  1000.00        within

Prices of 2026-11-21: a list
`);
});

test('H12: the same for machines', () => {
  const json = JSON.parse(JSON.stringify(costFacts(report)));
  expect(Object.keys(json)).toEqual(['prices', 'environments', 'budgets', 'summary']);
  expect(json).toMatchObject({ prices: { currency: 'EUR', date: '2026-11-21', source: 'a list' } });
  expect(json.environments[1]).toMatchObject({
    environment: 'production',
    cost: { minimum: 63, typical: 85, maximum: 107 },
    systems: [
      {
        system: 'shop',
        cost: { minimum: 22, typical: 44, maximum: 66 },
        lines: [
          { component: 'mailer', kind: 'cpu', cost: { minimum: 20, typical: 40, maximum: 60 } },
          { component: 'mailer', kind: 'memory', cost: { minimum: 2, typical: 4, maximum: 6 } },
        ],
      },
      { system: 'web' },
    ],
  });
  expect(json.budgets[1]).toEqual({
    system: 'shop',
    name: 'Mail',
    environments: ['production'],
    monthly: 40,
    cost: { minimum: 22, typical: 44, maximum: 66 },
    over: 4,
  });
  expect(json.summary).toEqual({ minimum: 115, typical: 137, maximum: 159, overruns: 1 });
});

test('a line for each environment in the summary of a synth', () => {
  expect(costSummary(report)).toEqual([
    'staging     52.00 EUR a month',
    'production  85.00 (63.00 to 107.00) EUR a month',
  ]);
});

test('H12: one system alone has its lines and its budgets', () => {
  const costs = reportOn(
    environments.map(each => [each, graphOf(fleet.declare(each))] as const),
    undefined,
    { complete: true, system: 'web' },
  );
  expect(costs.environments.flatMap(({ lines }) => lines.map(({ system }) => system))).not.toContain('shop');
  expect(costs.budgets).toEqual([]);
});
