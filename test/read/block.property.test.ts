import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseBlock } from '../../src/read/block.js';
import { Unreadable } from '../../src/read/document.js';
import { parseAny } from '../../src/read/parse.js';

/** `RUNS=200000 npx jest test/read/block.property` is the long run. */
const numRuns = Number(process.env['RUNS'] ?? 3000);

function general(text: string) {
  try {
    return parseAny({ text, line: 1 });
  } catch (error) {
    if (error instanceof Unreadable) return `unreadable: ${error.message}`;
    throw error;
  }
}

/** Whether the block reader took the text; what it took, the general parser reads the same. */
function agrees(text: string): boolean {
  const block = parseBlock({ text, line: 1 });
  const same = general(text);
  // An empty document has no first node, and nobody asks for its line.
  const line = block?.value === null && typeof same !== 'string' ? same.line : block?.line;
  if (block) expect({ text, parsed: { ...block, line } }).toEqual({ text, parsed: same });
  return block !== undefined;
}

const texts = fc.constantFrom(
  'api',
  'a b',
  '0',
  '-0',
  '007',
  '0x1F',
  '1e3',
  '1.5',
  '.5',
  '+1',
  '-12',
  '12345678901234567890',
  'null',
  '~',
  'True',
  'yes',
  '.inf',
  '0o17',
  "it's",
  'a: b',
  'a:b',
  'a #b',
  '#a',
  '- a',
  '-a',
  '"q"',
  '{a}',
  '[a]',
  '&a',
  '*a',
  '!a',
  '|',
  '>',
  '%a',
  '@a',
  '`a',
  ' a',
  'a ',
  'a\tb',
  'a\\b',
  'a\nb',
  'a\nb\n',
  '\na',
  'a\n\n',
  '  a\nb',
  '',
  '\u00a0a\u00a0',
  '\u2028',
  '\u0085',
  'é',
  '😀',
  'http://a/b?c=d#e',
  '10m',
  '1_000',
  '2024-01-01',
  '12:30',
  '---',
  '...',
  '<<',
  '__proto__',
);
const keys = fc.constantFrom(
  'name',
  'items',
  'app.kubernetes.io/name',
  'a b',
  '8080',
  'true',
  'null',
  '~',
  '',
  '<<',
  '-a',
  'key:',
  "it's",
  '__proto__',
  'constructor',
);
const value = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    texts,
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('map'),
  ),
  list: fc.array(tie('value'), { maxLength: 3 }),
  map: fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
})).map;

test('reads what the general parser reads: values as they are rendered', () => {
  let taken = 0;
  fc.assert(
    fc.property(value, fc.constantFrom(0, 80), fc.boolean(), (made, lineWidth, indentSeq) => {
      if (agrees(stringify(made, { lineWidth, indentSeq, aliasDuplicateObjects: false }))) taken++;
    }),
    { numRuns, seed: 20260715 },
  );
  expect(taken).toBeGreaterThan(numRuns / 10);
});

const fragments = fc.constantFrom(
  'a:',
  'b:',
  'items:',
  '- a: 1',
  '- b:',
  '-',
  '- ',
  '- - x',
  '- x',
  'a: 1',
  'b: "x"',
  "c: 'y'",
  'd: |',
  'd: |-',
  'd: >',
  'e: {}',
  'f: []',
  'g: ["x", 1]',
  'h: [x]',
  'plain',
  '# c',
  'a: b # c',
  '',
  ' ',
  'a: b: c',
  '"q": 1',
  "'r': 2",
  'k: &x 1',
  'l: *x',
  '---',
  'a:  # c',
  'x: "a\\nb"',
  'x: "a',
  'y: \\',
  '\ta: 1',
  'z:\t1',
  '? a',
  ': b',
  '<<: {a: 1}',
  'a:b',
  '- |',
  '- "x": 1',
  '-\ta',
  'a: - b',
  'a: "b" c',
  "a: 'b'#c",
  'a: b#c',
  '- [1]',
  '- {}',
  '-  a: 1',
  '   b: 2',
);
const line = fc
  .tuple(fc.constantFrom(0, 0, 0, 1, 2, 2, 2, 3, 4, 4, 6), fragments)
  .map(([indent, text]) => ' '.repeat(indent) + text);

test('reads what the general parser reads: lines thrown together', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.boolean(), (lines, newline) => {
      if (agrees(lines.join('\n') + (newline ? '\n' : ''))) taken++;
    }),
    { numRuns: numRuns * 5, seed: 20260716 },
  );
  expect(taken).toBeGreaterThan(numRuns / 10);
});
