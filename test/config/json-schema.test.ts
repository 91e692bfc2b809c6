import { Ajv2020 } from 'ajv/dist/2020.js';
import { jsonSchemaOf } from '../../src/config/documentation/json-schema.js';
import {
  Catalogue,
  duration,
  flag,
  list,
  oneOf,
  port,
  secret,
  secretFile,
  secretRef,
  text,
  url,
} from '../../src/index.js';
import { catalogues } from '../../src/systems/catalogues.js';

const shop = new Catalogue('shop', {
  PORT: port('Port', 8080),
  URL: url('Address', undefined, { required: true }),
  MODE: oneOf(['one', 'many'], 'How many', 'one'),
  MEMBERS: list('Members'),
  WAIT: duration('How long'),
  DEBUG: flag('Whether'),
  OLD: text('Former', undefined, { deprecated: 'set MODE.' }),
  BUILT: text('Built in', undefined, { buildTime: true, required: true }),
  USER: text('User'),
  PASSWORD: secret('Password'),
  KEY: secretFile('Key', { of: 'tls', key: 'tls.key' }),
}).rules(
  { when: 'MODE', is: 'many', require: ['MEMBERS'] },
  { when: 'MODE', is: 'one', forbid: ['MEMBERS'] },
  { together: ['USER', 'PASSWORD'] },
  { when: 'DEBUG', exactlyOne: ['WAIT', ['USER', 'KEY']] },
);

const validate = new Ajv2020({ strict: true, strictRequired: false }).compile(jsonSchemaOf(shop.program));
const good = { URL: 'https://example.com', HOME: '/root' };

test.each<[string, Record<string, string>]>([
  ['the least there may be, among variables of others', {}],
  ['every value as text', { PORT: '65535', MODE: 'one', WAIT: '1h30m', USER: 'a', PASSWORD: 'b' }],
  ['a condition that is met', { MODE: 'many', MEMBERS: 'a,b' }],
  ['one of several', { DEBUG: 'true', WAIT: '5s' }],
  ['several that count as one', { DEBUG: 'false', USER: 'a', PASSWORD: 'b', KEY: '/run/secrets/tls/tls.key' }],
])('C7: the schema accepts %s', (_, environment) => {
  validate({ ...good, ...environment });
  expect(validate.errors).toBeNull();
});

test.each<[string, Record<string, string | undefined>]>([
  ['what is required and missing', { URL: undefined }],
  ['no URL', { URL: 'example.com' }],
  ['a port out of range', { PORT: '65536' }],
  ['another value than those allowed', { MODE: 'two' }],
  ['a list with an empty item', { MODE: 'many', MEMBERS: 'a,,b' }],
  ['a condition that is not met', { MODE: 'many' }],
  ['what the default forbids', { MEMBERS: 'a' }],
  ['half of what belongs together', { USER: 'a' }],
  ['an empty secret', { USER: 'a', PASSWORD: '' }],
  ['none of several', { DEBUG: 'true' }],
  ['two of several', { DEBUG: 'true', WAIT: '5s', USER: 'a', PASSWORD: 'b', KEY: '/a' }],
  ['a secret where its path belongs', { KEY: '-----BEGIN' }],
  ['a variable that is out of use', { OLD: 'x' }],
])('C7: the schema refuses %s', (_, environment) => {
  const present = Object.entries({ ...good, ...environment }).filter(([, value]) => value !== undefined);
  expect(validate(Object.fromEntries(present))).toBe(false);
});

test('what the system declares and what the program accepts at its start are one', () => {
  const stated = { URL: 'https://example.com', MODE: 'many', MEMBERS: ['a', 'b'], USER: 'a' } as const;
  const { plain, secrets, problems } = shop.values({ ...stated, PASSWORD: secretRef('a', 'b') }).resolve([]);
  expect(problems).toEqual([]);
  expect(validate({ ...plain, ...Object.fromEntries(secrets.map(({ variable }) => [variable, 'x'])) })).toBe(true);
});

const programs = Object.values(catalogues).flat();

test.each(programs.map(({ name, program }) => [name, program] as const))('the schema of %s compiles', (_, program) => {
  expect(() => new Ajv2020({ strict: true, strictRequired: false }).compile(jsonSchemaOf(program))).not.toThrow();
});
