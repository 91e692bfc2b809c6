import { Unreadable } from '../../src/read/document.js';
import { parseDocument } from '../../src/read/parse.js';

const value = (text: string) => parseDocument({ text: `${text}\n`, line: 1 }).value;
const refusal = (text: string): string => {
  try {
    return `read: ${JSON.stringify(value(text))}`;
  } catch (error) {
    if (error instanceof Unreadable) return `${error.line}: ${error.message}`;
    throw error;
  }
};

/** All of them as sigs.k8s.io/yaml reads them; `npm run fuzz -- --scalars N` compares many more with it. */
test.each<[string, unknown]>([
  ['yes', true],
  ['On', true],
  ['y', true],
  ['oFF', 'oFF'],
  ['OFF', false],
  ['N', false],
  ['~', null],
  ['Null', null],
  ['nULL', 'nULL'],
  ['012', 10],
  ['0o14', 12],
  ['08', 8],
  ['0x_1F', 31],
  ['0b1_01', 5],
  ['0b-1', -1],
  ['-0b1', -1],
  ['1_000', 1000],
  ['_1', '_1'],
  ['+1', 1],
  ['1e3', 1000],
  ['1e999', '1e999'],
  ['.5', 0.5],
  ['5.', 5],
  ['.5_0', 0.5],
  ['12:30', '12:30'],
  ['1:2:3.5', '1:2:3.5'],
  ['2024-01-02', '2024-01-02'],
  ['2024-01-02T03:04:05Z', '2024-01-02T03:04:05Z'],
  ['18446744073709551615', 2 ** 64],
  ['99999999999999999999', 1e20],
  ['<<', '<<'],
  ['!!str yes', 'yes'],
  ['! 12', '12'],
  ['!!int "12"', 12],
  ['!!float 12', 12],
  ['!!binary aGk=', 'hi'],
  ['!!binary 1e+3', '\ufffd\ufffd\ufffd'],
  ['!!timestamp 2024-01-02', '2024-01-02'],
  ['!!set {a, b}', { a: null, b: null }],
  ['!!omap [a: 1]', [{ a: 1 }]],
  ['"\\x41\\u0042\\/"', undefined],
])('%s is read as %p', (text, expected) => {
  if (expected === undefined) expect(refusal(`a: ${text}`)).toBe('1: "\\\\/" is not an escape of YAML');
  else expect(value(`a: ${text}`)).toEqual({ a: expected });
});

test.each([
  ['yes', 'true'],
  ['012', '10'],
  ['1.50', '1.5'],
  ['1e6', '1e+06'],
  ['2e+121', '.inf'],
  ['.inf', '.inf'],
  ['"yes"', 'yes'],
  ['__proto__', '__proto__'],
])('%s as a key is %s', (written, key) => {
  expect(Object.keys(value(`${written}: x`) as object)).toEqual([key]);
});

test.each<[string, string, unknown]>([
  ['brackets left of their parent', 'a:\n  b: [\n1,\n]\n', { a: { b: [1] } }],
  [
    'what is merged, where it stands',
    'x: &x {a: 1, b: 2}\nz:\n  a: 3\n  <<: *x\n  b: 4',
    { x: { a: 1, b: 2 }, z: { a: 1, b: 4 } },
  ],
  ['several merged maps, the first foremost', 'z:\n  <<: [{a: 1}, {a: 2, b: 3}]', { z: { a: 1, b: 3 } }],
  ['an alias for each value', 'a: &a [1]\nb: *a', { a: [1], b: [1] }],
  ['other line breaks', 'a: 1\r\nb: |\r  x\x85  z\r\n', { a: 1, b: 'x\nz\n' }],
  ['folded text', 'a: >\n  b\n  c\n\n  d\n   e\n', { a: 'b c\nd\n e\n' }],
  ['quoted lines', 'a: "b\n  c\\\n  d"\ne: \'f\n\n  g\'', { a: 'b cd', e: 'f\ng' }],
  ['a directive', '%YAML 1.1\n---\na: 1', { a: 1 }],
  ['a byte order mark', '\ufeffa: 1', { a: 1 }],
  ['a key of its own line', '? a\n: b\n? c', { a: 'b', c: null }],
])('reads %s', (_, text, expected) => {
  expect(value(text)).toEqual(expected);
});

test.each([
  ['a: b: c', '1: "a: b: c": ": " is not allowed here'],
  ['a: 1\nb', '2: "b" is not a key: no ": " follows'],
  ['a: [1', '1: the [ that opens here is never closed'],
  ['a: [1\nb: 2', '2: the [ of line 1 is not closed, or a comma is missing'],
  ['a:\n  - b\n  c: d', '3: this line is indented like the list above it, and does not begin with "- "'],
  ['a: {b: c}}', '1: this line is neither a key of the map above it nor part of a value'],
  ['a: "b', '1: the " that opens here is never closed'],
  ['a: .nan', '1: .nan is read as a number, and JSON has no such number'],
  ['a: *b', '1: *b has no value: no &b is defined above it'],
  ['a: @b', '1: "a: @b": a value cannot begin with "@"'],
  ['a:\n\tb: c', '2: "\\tb: c" has a tab where only spaces are allowed'],
  ['~: a', '1: a key is null, and has to be text'],
  ['a: !!int x', '1: "x" is not a valid !!int'],
  ['a: b\x07', '1: the control character U+0007 is not allowed in YAML'],
  ['%YAML 1.2\n---\na: 1', '1: kubectl, Argo CD, Flux and Helm read YAML 1.1, not 1.2'],
  ['a: 1\n<<: 2', '2: "<<" merges a map or a list of maps; its value is neither'],
])('refuses %j', (text, expected) => {
  expect(refusal(text)).toBe(expected);
});

test('a scalar that looks otherwise than its value is kept as it is written', () => {
  const text = 'a: yes\nb: true\nc: [0x10, 5]\n? on\n: 012\nd: "no"\n';
  const { spellings } = parseDocument({ text, line: 1 });
  expect(spellings.map(({ key, text, line, isKey }) => [key, text, line, isKey])).toEqual([
    ['a', 'yes', 1, false],
    [0, '0x10', 3, false],
    ['true', 'on', 4, true],
    ['true', '012', 5, false],
  ]);
});

test.each<[string, () => string]>([
  ['a scalar of 60 MB', () => `a: ${'b'.repeat(60_000_000)}`],
  ['quoted text of 40 MB', () => `a: "${'b'.repeat(40_000_000)}"`],
])('reads %s', (_, text) => {
  expect(Object.keys(value(text()) as object)).toEqual(['a']);
});
