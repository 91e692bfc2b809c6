import type { Condition } from '../../src/entries/types.js';
import { Catalogue, flag, list, port, secretFile, secretRef, switched, text, url } from '../../src/index.js';

const shop = new Catalogue('shop', {
  PORT: port('Port'),
  MEMBERS: list('Members'),
  SECURE: switched('Whether'),
  DEBUG: flag('Whether', false),
  A: text('A'),
  B: text('B'),
  KEY: secretFile('Key', { of: 'tls', key: 'tls.key' }),
  NEXT_PUBLIC_URL: url('URL', undefined, { buildTime: true }),
});
type Stated = Parameters<typeof shop.values>[0];
const messages = (of: typeof shop, stated: Stated) =>
  of
    .values(stated)
    .resolve([])
    .problems.map(({ message }) => message);

test.each<[string, Stated, Readonly<Record<string, string>>]>([
  ['a list is joined by commas', { MEMBERS: ['a:1', 'b:2'] }, { MEMBERS: 'a:1,b:2' }],
  ['a switch is a digit', { SECURE: 1 }, { SECURE: '1' }],
  ['a mounted secret is a path', { KEY: secretRef('a', 'b') }, { KEY: '/run/secrets/tls/tls.key' }],
])('C7: %s', (_, stated, plain) => {
  expect(shop.values(stated).resolve([])).toMatchObject({ plain, problems: [] });
});

test.each<[string, Stated, string]>([
  ['a port out of range', { PORT: 65536 }, 'PORT is "65536". It must look like "8080".'],
  ['an item that holds the separator', { MEMBERS: ['a', ''] }, 'MEMBERS is "a,". It must look like "one,two".'],
])('C7: refuses %s', (_, stated, message) => {
  expect(messages(shop, stated)).toEqual([message]);
});

test('C8: a secret in a plain variable is refused, and not shown', () => {
  const [message] = messages(shop, { A: 'postgresql://shop:correct-horse@db/shop' });
  expect(message).toMatch(/^A holds a URL with a password\. Declare the variable as secret/);
  expect(message).not.toContain('correct-horse');
});

test('C7: what is read at build time is rendered where the image has a shim for it', () => {
  const stated = { NEXT_PUBLIC_URL: 'https://example.com' };
  expect(messages(shop, stated)).toEqual([
    'NEXT_PUBLIC_URL is read when the image is built; a value here has no effect.',
  ]);
  expect(shop.withRuntimeShim().values(stated).resolve([])).toMatchObject({ plain: stated, problems: [] });
});

test.each<readonly [string, Condition<typeof shop.variables>, Stated, readonly string[]]>([
  ['all or none, all', { together: ['A', 'B'] }, { A: 'a', B: 'b' }, []],
  ['all or none, none', { together: ['A', 'B'] }, {}, []],
  ['all or none, one', { together: ['A', 'B'] }, { B: 'b' }, ['A and B must be set together; A is not.']],
  ['none', { forbid: ['A'] }, { A: 'a' }, ['A must not be set.']],
  ['one of, with a pair', { atLeastOne: ['PORT', ['A', 'B']] }, { A: 'a' }, ['one of PORT, A with B must be set.']],
  ['exactly one, two', { exactlyOne: ['A', 'B'] }, { A: 'a', B: 'b' }, ['exactly one of A, B must be set, not 2.']],
  ['when set', { when: 'A', require: ['B'] }, { A: 'a' }, ['B must be set when A is set.']],
  ['when not set', { when: 'A', require: ['B'] }, {}, []],
  [
    'when it has a value',
    { when: 'DEBUG', is: true, require: ['A'] },
    { DEBUG: true },
    ['A must be set when DEBUG is "true".'],
  ],
  [
    'when the default has the value',
    { when: 'DEBUG', is: false, require: ['A'] },
    {},
    ['A must be set when DEBUG is "false".'],
  ],
  ['when it has another value', { when: 'DEBUG', is: true, require: ['A'] }, {}, []],
])('C7: condition: %s', (_, condition, stated, expected) => {
  expect(messages(shop.rules(condition), stated)).toEqual(expected);
});

test('C7: a component that needs only some variables gets no others, and the whole is still held to the catalogue', () => {
  const config = shop.values({ PORT: 80, A: 'a', KEY: secretRef('shop/tls', 'key') });
  expect(config.only(['PORT']).resolve([])).toEqual({ plain: { PORT: '80' }, secrets: [], problems: [] });
  expect(config.only(['KEY']).with({ B: 'b' }).resolve([])).toMatchObject({
    plain: { KEY: '/run/secrets/tls/tls.key' },
    secrets: [{ variable: 'KEY' }],
  });
  const { problems } = config.only(['PROT']).resolve([]);
  expect(problems.map(({ message }) => message)).toEqual([
    'a component gets only PROT, which shop does not read. Did you mean "PORT"?',
  ]);
  const wrong = shop
    .values({ PORT: 'http' as never })
    .only(['A'])
    .resolve([]);
  expect(wrong.problems).toHaveLength(1);
});
