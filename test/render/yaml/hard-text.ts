import fc from 'fast-check';
import { grammarWord } from './grammar-words.js';

const characters = [
  ...'aZ09 -?:,[]{}#&*!|>\'"%@`~=<+._/\\$()\t\n\r',
  ...['\0', '\x07', '\b', '\x1b', '\x7f', '\x80', '\x85', '\x9f', '\xa0', '\xad'],
  ...[
    '\u200b',
    '\u200d',
    '\u200e',
    '\u2028',
    '\u2029',
    '\u202e',
    '\u2066',
    '\u3000',
    '\ufeff',
    '\ufffd',
    '\ufffe',
    '\uffff',
  ],
  ...['é', 'ß', 'İ', '日', '\u{1f600}', '\u{1fffe}', '\u{10ffff}'],
  ...[
    ': ',
    ' #',
    '- ',
    '? ',
    '\n\n',
    '\r\n',
    '  ',
    '---',
    '...',
    '\n---\n',
    '\n...\n',
    '${',
    '{{ ',
    ' }}',
    '\\n',
    "''",
    '""',
  ],
];
const words = [
  ...['', '~', '=', '<<', '-', '--', '---', '...', '.', '..', '?', ':', '!', '&', '*', '|', '>', '%', '@', '`', '#'],
  ...[
    'null',
    'true',
    'false',
    'yes',
    'no',
    'on',
    'off',
    'y',
    'n',
    'nan',
    'inf',
    '.nan',
    '.inf',
    '-.inf',
    '+.INF',
    '.NaN',
  ],
  ...[
    '0o17',
    '-0o17',
    '0X1F',
    '0B11',
    '8e_7',
    '-_1',
    '0_o17',
    '12:30',
    '1:2:3.5',
    '190:20:30',
    '1_000',
    '1e3',
    '1e+3',
    '1.e3',
  ],
  ...[
    '.5',
    '5.',
    '+1',
    '-1',
    '0',
    '-0',
    '08',
    '0x',
    '0b',
    '0o',
    '1.2.3',
    '10.0.0.1',
    '10.0.0.0/8',
    '::1',
    '1::2',
    '100m',
  ],
  ...[
    '2024-01-02',
    '2024-1-2',
    '2024-01-02T03:04:05Z',
    '2024-01-02 03:04:05',
    '2024-01-02t03:04:05.6+01:00',
    '20240102',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    ' \n',
    '\n',
    '\n\n',
    ' ',
    '\t',
    '\r\n',
    'a\r\nb',
    'a\n ',
    'a\n \n',
  ],
  ...[
    '9223372036854775807',
    '-9223372036854775808',
    '18446744073709551615',
    '1e21',
    'Infinity',
    'NaN',
    'undefined',
    'None',
  ],
];

const cases = (text: string) =>
  fc.constantFrom(text, text.toUpperCase(), text.slice(0, 1).toUpperCase() + text.slice(1));
const near = fc.tuple(
  fc.constantFrom('', '', '', ' ', '_', '-', '+', ':', '#'),
  fc.constantFrom(...words).chain(cases),
);
const joined = (parts: readonly string[], length: number) =>
  fc.array(fc.constantFrom(...parts), { maxLength: length }).map(list => list.join(''));
const lines = (length: number) =>
  fc.array(
    joined(
      characters.filter(c => c !== '\r'),
      4,
    ),
    { maxLength: length },
  );
const day = fc.constantFrom('2024-01-02', '2024-1-2', '0001-12-31', '24-01-02', '2024-01-02-');
const time = fc.constantFrom('', '3:4:5', '03:04:05', '03:04', '03:04:05.', '03:04:05.67', 'draft');
const zone = fc.constantFrom('', 'Z', 'z', ' Z', '+1', '-01:30', ' +01:00', '+0100', ' x');
const stamp = fc.tuple(day, fc.constantFrom('', ' ', '  ', 't', 'T'), time, zone).map(parts => parts.join(''));

/** Text that YAML readers are known to trip over, and text near it; always whole code points. */
export const hardText: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: joined(characters, 8) },
  { weight: 4, arbitrary: joined([...'0123456789+-._:eExXoObBaAfFiInN'], 9) },
  { weight: 5, arbitrary: grammarWord },
  { weight: 2, arbitrary: near.map(parts => parts.join('')) },
  { weight: 2, arbitrary: near.map(parts => parts.reverse().join('')) },
  { weight: 1, arbitrary: stamp },
  { weight: 2, arbitrary: lines(6).map(list => list.join('\n')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 2, arbitrary: fc.string({ maxLength: 20 }) },
);

const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1e21, -1e21, 1e20, 1e-7, 5e-324, Number.MAX_VALUE, Number.MAX_SAFE_INTEGER),
);

/** Everything that JSON can say, with hard text as keys and values. */
export const hardData = fc.letrec<{ any: unknown; list: unknown[]; map: Record<string, unknown> }>(any => ({
  any: fc.oneof({ depthSize: 'small' }, hardText, any('list'), any('map'), number, fc.boolean(), fc.constant(null)),
  list: fc.array(any('any'), { maxLength: 4 }),
  map: fc.array(fc.tuple(hardText, any('any')), { maxLength: 4 }).map(entries => Object.fromEntries(entries)),
})).any;

/** A document with each text as an item, a value, a key, and deeper in both kinds of nesting. */
export function documentOf(texts: readonly string[]): Record<string, unknown> {
  return {
    items: texts,
    values: Object.fromEntries(texts.map((text, i) => [`k${i}`, text])),
    keys: Object.fromEntries(texts.map((text, i) => [text, i])),
    nested: texts.map((text, i) => (i % 2 ? [[text], text] : { name: text, list: [text, { text }] })),
  };
}
