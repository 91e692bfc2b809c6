import { toYaml } from '../../../src/render/yaml/emit.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;

/** What the value looks like behind `a: `. */
const written = (value: unknown) => toYaml({ a: value }).slice('a: '.length, -1);

test('nests maps by two spaces and keeps list dashes below their key', () => {
  const value = { spec: { containers: [{ name: 'api', args: ['serve', ['x', 'y']], ports: [] }, {}], volumes: {} } };
  expect(toYaml(value)).toBe(
    lines(
      'spec:',
      '  containers:',
      '  - name: api',
      '    args:',
      '    - serve',
      '    - - x',
      '      - "y"',
      '    ports: []',
      '  - {}',
      '  volumes: {}',
    ),
  );
});

test.each([
  [{}, '{}'],
  [[], '[]'],
  [[[]], '- []'],
  [null, 'null'],
  ['a\nb', '"a\\nb"'],
  ['yes', '"yes"'],
])('writes %j as a whole document', (value, text) => {
  expect(toYaml(value)).toBe(`${text}\n`);
});

test.each([
  ...['/health', '10.0.0.0/8', '256Mi', '100m', '1.2.3', '--bind=:8080', 'a#b', "it's", 'say "x"', '<<<'],
  ...['registry.example.com/api:1.2.3@sha256:00', '0 3 * * *', '25%', 'é', '日本', 'e', 'yesterday', '-x', 'a, b'],
  ...[
    '8080:80',
    '12:60',
    '....',
    '.../x',
    'e_6',
    '+_',
    '2024-01-02 draft',
    '2024-01-02T03:04',
    '\u{1f469}\u200d\u{1f680}',
  ],
])('leaves %j without quotes', text => {
  expect(written(text)).toBe(text);
});

test.each([
  ...[
    '',
    '~',
    'null',
    'True',
    'yes',
    'OFF',
    'y',
    'N',
    '<<',
    '=',
    '-',
    '---',
    '--- x',
    '...',
    ':8080',
    '0b-1',
    '0o+7',
    '1,000',
    '2024-01-01T00:00:00,5Z',
    '-2024-01-02 03:04:05',
    '*',
    '&a',
    'a: b',
    'a:',
    'a #b',
  ],
  ...[
    ' a',
    'a ',
    '8080',
    '-1',
    '+1',
    '.5',
    '1e3',
    'e9',
    '0x1F',
    '0o17',
    '-0o17',
    '0B11',
    '8e_7',
    '-_1',
    '0_o17',
    '1_000',
  ],
  ...[
    '12:30',
    '1_0:2:3.5',
    '2024-01-02',
    '2024-1-2 03:04:05',
    '2024-01-02t03:04:05.6 +01:00',
    '---x',
    '... x',
    '.inf',
    '-.INF',
    '.NaN',
    '{{ x }}',
    '[a]',
    '%a',
    '@a',
    '`a',
  ],
])('puts %j in double quotes', text => {
  expect(written(text)).toBe(`"${text}"`);
});

test.each([
  ['"', `'"'`],
  ['a: \\d', `'a: \\d'`],
  [`"it's"`, `'"it''s"'`],
])('puts %j in single quotes, where nothing needs an escape', (text, expected) => {
  expect(written(text)).toBe(expected);
});

test.each([
  ['a\tb', '"a\\tb"'],
  ['a\r\nb', '"a\\r\\nb"'],
  ['\u0085', '"\\u0085"'],
  ['a\u2028b', '"a\\u2028b"'],
  ['\x7f', '"\\u007f"'],
  ['\ufeffa', '"\\ufeffa"'],
  ['a\u202eb', '"a\\u202eb"'],
  ['a\u061cb', '"a\\u061cb"'],
  ['\u00a0', '"\\u00a0"'],
  ['\0', '"\\u0000"'],
  [' \n', '" \\n"'],
  ['\n\n', '"\\n\\n"'],
  ['a\n  ', '"a\\n  "'],
  [' a\n \n\n', '" a\\n \\n\\n"'],
  ['"\t\\', '"\\"\\t\\\\"'],
])('escapes what a reader or a reviewer would miss: %j', (text, expected) => {
  expect(written(text)).toBe(expected);
});

test.each([
  ['a\nb', '|-\n  a\n  b'],
  ['a\nb\n', '|\n  a\n  b'],
  ['a\n\n\n', '|+\n  a\n\n'],
  ['a\n\n  b\n', '|\n  a\n\n    b'],
  ['  a\nb', '|2-\n    a\n  b'],
  ['a\n\t', '|-\n  a\n  \t'],
  ['\na', '|2-\n\n  a'],
  ['\ta:\n\tb\n', '|2\n  \ta:\n  \tb'],
  ['# x\n--- y\n', '|\n  # x\n  --- y'],
])('writes %j as a block', (text, expected) => {
  expect(written(text)).toBe(expected);
});

test('indents a block below its key, in lists below the dash', () => {
  const value = { a: { b: 'x\ny\n' }, c: ['x\n'], d: [{ e: 'x\n', f: 1 }] };
  expect(toYaml(value)).toBe(
    lines('a:', '  b: |', '    x', '    y', 'c:', '- |', '  x', 'd:', '- e: |', '    x', '  f: 1'),
  );
});

test('never folds a long line', () => {
  const long = 'word '.repeat(10_000).trim();
  expect(toYaml({ a: long, b: `${long}#: ` })).toBe(`a: ${long}\nb: "${long}#: "\n`);
});

test('quotes keys like values', () => {
  expect(toYaml({ y: 1, 8080: 2, 'a/b': 3, 'a\nb': 4, '': 5 })).toBe(
    lines('"8080": 2', '"y": 1', 'a/b: 3', '"a\\nb": 4', '"": 5'),
  );
});

test('marks keys too long to be found by their colon', () => {
  const [short, long] = ['k'.repeat(999), 'k'.repeat(1000)];
  expect(toYaml({ [short]: 1, [long]: { [long]: [2] }, list: [{ [long]: 3, a: 4 }] })).toBe(
    lines(`${short}: 1`, `? ${long}`, ':', `  ? ${long}`, '  :', '  - 2', 'list:', `- ? ${long}`, '  : 3', '  a: 4'),
  );
});

test.each([
  [0, '0'],
  [-0, '0'],
  [1.5, '1.5'],
  [1e20, '100000000000000000000'],
  [1e21, '1.0e+21'],
  [-1e-7, '-1.0e-7'],
  [1.5e300, '1.5e+300'],
  [Number.MAX_SAFE_INTEGER, '9007199254740991'],
  [9223372036854775807n, '9223372036854775807'],
  [true, 'true'],
  [null, 'null'],
])('writes %p as %s', (value, expected) => {
  expect(written(value)).toBe(expected);
});

test('writes keys in the order it is given', () => {
  const reversed = (map: object) => Object.keys(map).reverse();
  expect(toYaml({ a: 1, b: { c: 2, d: 3 } }, reversed)).toBe(lines('b:', '  d: 3', '  c: 2', 'a: 1'));
});

test('tells the order which key a map stands under', () => {
  const seen: string[] = [];
  toYaml({ a: { b: { x: 1 } }, c: [{ d: 1 }] }, (map, under) => {
    seen.push(under);
    return Object.keys(map);
  });
  expect(seen).toEqual(['', 'a', 'b', '']);
});

test('takes plain data of another realm and maps without a prototype', () => {
  const bare = Object.assign(Object.create(null), { a: 1 });
  expect(toYaml(structuredClone({ bare: { ...bare } }))).toBe(lines('bare:', '  a: 1'));
  expect(toYaml(bare)).toBe(lines('a: 1'));
});
