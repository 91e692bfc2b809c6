import type { Prices } from '../../src/entries/types.js';
import { Fleet } from '../../src/index.js';
import { refusals } from '../constructs/support.js';
import { environmentOf, prices, systemOf, worker } from './shops.js';

const fleetBy = (wrong: Partial<Prices>) =>
  new Fleet({
    environments: [environmentOf('staging')],
    systems: { shop: systemOf('shop', shop => worker(shop, 1)) },
    prices: { ...prices, ...wrong },
  });
const amount = 'It must be a number of 0 or more.';

test.each<[string, Partial<Prices>, string, string]>([
  ['an invalid currency', { currency: '€' }, 'currency is "€".', 'It has three letters: "USD".'],
  ['an invalid day', { date: '2026-02-30' }, 'date is "2026-02-30".', 'It is a day such as "2026-11-21".'],
  ['no source', { source: '' }, 'source is empty.', 'Say where they are from.'],
  ['a negative amount', { cpu: -1 }, 'cpu is -1.', amount],
  ['no number', { storage: { default: 1, fast: Number.NaN } }, 'storage.fast is NaN.', amount],
  ['an invalid fixed price', { fixed: { staging: { shop: { db: -5 } } } }, 'fixed.staging.shop.db is -5.', amount],
  ['a share above one', { typical: 2 }, 'typical is 2.', 'It must be from 0 to 1.'],
  [
    'an unknown environment',
    { fixed: { stagin: {} } },
    'fixed has the environment "stagin". Did you mean "staging"?',
    'The environments are "staging".',
  ],
  [
    'an unknown system',
    { fixed: { staging: { shpo: {} } } },
    'fixed has the system "shpo". Did you mean "shop"?',
    'The systems are "shop".',
  ],
])('refuses prices with %s', (_, wrong, message, hint) => {
  expect(refusals(() => fleetBy(wrong))).toEqual([['prices', `prices: ${message}`, hint]]);
});

test('everything that is wrong with them is reported at once', () => {
  expect(refusals(() => fleetBy({ currency: 'usd', cpu: -1, memory: -1 })).map(([, message]) => message)).toEqual([
    'prices: cpu is -1.',
    'prices: currency is "usd".',
    'prices: memory is -1.',
  ]);
});
