import type { Endpoint } from '../../src/index.js';
import {
  Catalogue,
  duration,
  flag,
  integer,
  oneOf,
  pooled,
  secret,
  secretRef,
  secretText,
  text,
  url,
} from '../../src/index.js';

const catalogue = new Catalogue('shop', {
  HOST: text('Host', 'localhost'),
  PORT: integer('Port', 8080),
  DEBUG: flag('Debug', false),
  LEVEL: oneOf(['debug', 'info'], 'Level', 'info'),
  TIMEOUT: duration('Timeout'),
  ORIGIN: url('Origin'),
  TOKEN: secret('Token', { key: 'token' }),
  OLD_HOST: text('Host', undefined, { deprecated: 'set HOST.' }),
  NEXT_PUBLIC_URL: url('URL', undefined, { buildTime: true, required: true }),
});

const resolve = (stated: Readonly<Record<string, unknown>>, calls: readonly Endpoint[] = [], of = catalogue) =>
  of.values(stated as never).resolve(calls);
const messages = (...args: Parameters<typeof resolve>) => resolve(...args).problems.map(({ message }) => message);

const server = (name: string, user = secretRef(name, 'user')): Endpoint<'postgres'> => ({
  id: `${name}:postgres`,
  protocol: 'postgres',
  transport: 'TCP',
  port: 5432,
  peer: { namespace: 'shop', pods: { app: name } },
  wave: -1,
  facts: { host: name, port: 5432, database: 'shop', tls: 'disable', user, password: secretRef(name, 'password') },
});

test("C7: every value is text on its way to the program, sorted by name; defaults are the program's own", () => {
  const token = secretRef('shop/api', 'token');
  const { plain, secrets, problems } = resolve({
    PORT: 9000,
    DEBUG: true,
    HOST: '0.0.0.0',
    TIMEOUT: '1h30m',
    TOKEN: token,
  });
  expect(Object.entries(plain)).toEqual([
    ['DEBUG', 'true'],
    ['HOST', '0.0.0.0'],
    ['PORT', '9000'],
    ['TIMEOUT', '1h30m'],
  ]);
  expect(secrets).toEqual([{ variable: 'TOKEN', key: 'token', value: token, description: 'Token' }]);
  expect(problems).toEqual([]);
});

test('C8: a secret is a reference or text around references', () => {
  const value = secretText`Bearer ${secretRef('shop/api', 'token')}`;
  expect(resolve({ TOKEN: value }).secrets).toMatchObject([{ variable: 'TOKEN', value }]);
});

const asText = 'Give a reference: secretRef(path, property).';
test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['a misspelt variable', { HOTS: 'a' }, '"HOTS" is not in the catalogue. Did you mean "HOST"?'],
  ['a name that every object has', { constructor: 'a' }, '"constructor" is not in the catalogue.'],
  ['an invalid number', { PORT: 'http' }, 'PORT is "http". It must look like "8080".'],
  ['half a number', { PORT: 0.5 }, 'PORT is "0.5". It must look like "8080".'],
  ['neither true nor false', { DEBUG: 'yes' }, 'DEBUG is "yes". It must be "true", "false".'],
  ['a value that is not among those', { LEVEL: 'loud' }, 'LEVEL is "loud". It must be "debug", "info".'],
  ['a duration without its unit', { TIMEOUT: '15' }, 'TIMEOUT is "15". It must look like "15s".'],
  [
    'a URL without its scheme',
    { ORIGIN: 'example.com' },
    'ORIGIN is "example.com". It must look like "https://example.com".',
  ],
  ['a secret as text', { TOKEN: 'hunter2' }, `TOKEN is a secret and was given as text. ${asText}`],
  [
    'a reference for what is not a secret',
    { HOST: secretRef('a', 'b') },
    'HOST is not a secret in the catalogue and was given a secret reference.',
  ],
  ['a deprecated variable', { OLD_HOST: 'a' }, 'OLD_HOST is out of use: set HOST.'],
  [
    'a variable of the build',
    { NEXT_PUBLIC_URL: 'https://example.com' },
    'NEXT_PUBLIC_URL is read when the image is built; a value here has no effect.',
  ],
])('C7: refuses %s', (_, stated, message) => {
  const { plain, secrets } = resolve(stated);
  expect(messages(stated)).toEqual([message]);
  expect([plain, secrets]).toEqual([{}, []]);
});

test('C8: a secret given as text is not quoted', () => {
  expect(JSON.stringify(resolve({ TOKEN: 'hunter2' }))).not.toContain('hunter2');
});

test('C7: all problems are reported at once, and each is about the configuration', () => {
  const { problems } = resolve({ HOTS: 'a', PORT: 'x', TOKEN: 'y' });
  expect(problems).toHaveLength(3);
  expect(problems.every(({ id, severity }) => id === 'configuration' && severity === 'error')).toBe(true);
});

test('C7: what is required must be set, unless the program has a default or was built with it', () => {
  const needing = new Catalogue('shop', {
    NAME: text('Name', undefined, { required: true }),
    PORT: integer('Port', 8080, { required: true }),
    NEXT_PUBLIC_URL: url('URL', undefined, { required: true, buildTime: true }),
  });
  expect(messages({}, [], needing as never)).toEqual(['NAME must be set.']);
  expect(messages({ NAME: 'shop' }, [], needing as never)).toEqual([]);
});

describe('what calls fill', () => {
  const bound = catalogue.bind('postgres', {
    HOST: database => database.host,
    PORT: database => database.port,
    TOKEN: database => database.password,
  });
  const filled = (stated: Readonly<Record<string, unknown>>, calls: readonly Endpoint[]) =>
    resolve(stated, calls, bound as never);

  test('C7: variables follow from the call, secrets by reference', () => {
    expect(filled({}, [server('db')])).toMatchObject({
      plain: { HOST: 'db', PORT: '5432' },
      secrets: [{ variable: 'TOKEN', value: { path: 'db', property: 'password' } }],
      problems: [],
    });
    expect(filled({}, []).plain).toEqual({});
  });
  test('what is stated wins', () => {
    expect(filled({ HOST: 'proxy' }, [server('db')]).plain).toMatchObject({ HOST: 'proxy', PORT: '5432' });
  });
  test("the pool is the caller's", () => {
    const pools = new Catalogue('shop', { POOL: integer('Pool') }).bind('postgres', { POOL: ({ pool }) => pool });
    expect(pools.values({}).resolve([pooled(server('db'), 25)]).plain).toEqual({ POOL: '25' });
    expect(pools.values({}).resolve([server('db')]).plain).toEqual({});
  });
  test('C7: two calls that disagree are a problem, until it is stated', () => {
    const both = [server('one'), server('two')];
    const disputed = filled({ TOKEN: secretRef('a', 'b') }, both).problems.map(({ message }) => message);
    expect(disputed).toEqual(['HOST follows from the calls to "one:postgres" and to "two:postgres". State it.']);
    expect(filled({ TOKEN: secretRef('a', 'b'), HOST: 'one' }, both).problems).toEqual([]);
  });
});

describe('conditions between variables', () => {
  const rules = catalogue.rules(
    { atLeastOne: ['ORIGIN', 'TOKEN'] },
    { when: 'LEVEL', is: 'debug', require: ['TIMEOUT'] },
  );
  const told = (stated: Readonly<Record<string, unknown>>) => messages(stated, [], rules as never);

  test('C7: at least one of several', () => {
    expect(told({})).toEqual(['one of ORIGIN, TOKEN must be set.']);
    expect(told({ TOKEN: secretRef('a', 'b') })).toEqual([]);
  });
  test('C7: what another value asks for', () => {
    const ORIGIN = 'https://example.com';
    expect(told({ ORIGIN, LEVEL: 'debug' })).toEqual(['TIMEOUT must be set when LEVEL is "debug".']);
    expect(told({ ORIGIN, LEVEL: 'debug', TIMEOUT: '1s' })).toEqual([]);
    expect(told({ ORIGIN, LEVEL: 'info' })).toEqual([]);
  });
  test('C7: exactly one of several', () => {
    const one = catalogue.rules({ exactlyOne: ['ORIGIN', 'TIMEOUT'] }) as never;
    expect(messages({}, [], one)).toEqual(['exactly one of ORIGIN, TIMEOUT must be set, not 0.']);
    expect(messages({ ORIGIN: 'https://a', TIMEOUT: '1s' }, [], one)).toHaveLength(1);
    expect(messages({ ORIGIN: 'https://a' }, [], one)).toEqual([]);
  });
});

test('a catalogue does not change: rules and bindings make another', () => {
  catalogue.rules({ atLeastOne: ['TIMEOUT'] });
  catalogue.bind('redis', { HOST: cache => cache.host });
  expect(messages({})).toEqual([]);
  expect(catalogue.bindings).toEqual({});
});
